import { useQuery } from '@tanstack/react-query';
import type { ServiceOperations } from '../../../api/types.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { operationsQuery } from '../api/operations.ts';
import { operationMessages } from '../messages.ts';
import classes from './services.module.css';

type Row = ServiceOperations & { readonly name: string };

/** The state of each service, with its figures of the last hour. */
export function Services() {
  const t = useMessages(operationMessages);
  const format = useFormat();
  const zone = useZone();
  const query = useQuery(operationsQuery);
  const ms = (value: number | null) => value !== null && t.ms(format.number(value, value < 10 ? 1 : 0));
  const columns: Column<Row>[] = [
    { label: t.service, cell: ({ name }) => <bdi>{name}</bdi> },
    { label: t.state, cell: ({ state }) => <Tag tone={state === 'up' ? 'good' : 'bad'}>{t[state]}</Tag> },
    { label: t.version, cell: ({ version }) => version && <bdi title={version}>{version.slice(0, 13)}</bdi> },
    { label: t.traffic, cell: ({ minutes }) => <Traffic minutes={minutes} /> },
    { label: t.rate, isNumber: true, cell: ({ rate }) => format.number(rate, rate < 10 ? 2 : 0) },
    { label: t.errors, isNumber: true, cell: ({ errors }) => format.number(errors) },
    { label: t.p50, isNumber: true, cell: ({ p50 }) => ms(p50) },
    { label: t.p95, isNumber: true, cell: ({ p95 }) => ms(p95) },
    { label: t.p99, isNumber: true, cell: ({ p99 }) => ms(p99) },
    { label: t.queue, cell: (row) => <Queue row={row} /> },
  ];
  return (
    <QueryView query={query}>
      {({ from, services }) => (
        <Panel title={t.title} lead={t.since(format.time(from, zone))}>
          <DataTable
            caption={t.title}
            columns={columns}
            rows={Object.entries(services).map(([name, figures]) => ({ name, ...figures }))}
            keyOf={({ name }) => name}
          />
        </Panel>
      )}
    </QueryView>
  );
}

function Queue({ row: { queueDepth, queueAge, parked } }: { row: Row }) {
  const t = useMessages(operationMessages);
  const format = useFormat();
  if (queueDepth === null) return null;
  return (
    <>
      {queueDepth === 0
        ? format.number(0)
        : t.waiting(format.number(queueDepth), format.number(queueAge ?? 0, 1))}
      {parked ? <Tag tone="bad">{t.parked(format.number(parked))}</Tag> : null}
    </>
  );
}

/** A picture of what the figures beside it say in numbers. */
function Traffic({ minutes }: Pick<Row, 'minutes'>) {
  const most = Math.max(1, ...minutes.map(({ requests }) => requests));
  const points = minutes.map(({ requests }, index) => `${index * 2},${22 - (requests / most) * 20}`);
  return (
    <svg className={classes.traffic} viewBox="0 0 120 24" aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  );
}
