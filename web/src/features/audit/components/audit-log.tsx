import { Button, Stack } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AuditAction, AuditEntry } from '../../../api/types.ts';
import { ChoiceSelect } from '../../../components/ui/choice-select.tsx';
import { DataTable } from '../../../components/ui/data-table.tsx';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { auditQuery } from '../api/audit.ts';
import { auditMessages } from '../messages.ts';

export interface AuditParams {
  readonly action?: AuditAction | undefined;
  readonly person?: string | undefined;
}

interface AuditLogProps {
  readonly value: AuditParams;
  readonly onChange: (value: AuditParams) => void;
}

export function AuditLog({ value, onChange }: AuditLogProps) {
  const t = useMessages(auditMessages);
  const { action, person } = value;
  const query = useInfiniteQuery({
    ...auditQuery({ action, subject: person }),
    placeholderData: keepPreviousData,
  });
  const all = Object.entries(t.actions).map(([name, label]) => ({ value: name, label }));
  return (
    <Panel lead={t.lead} title={t.title}>
      <Stack>
        {person && (
          <Notice>
            {t.onlyOne}{' '}
            <Button
              variant="subtle"
              size="compact-md"
              onClick={() => onChange({ ...value, person: undefined })}
            >
              {t.everybody}
            </Button>
          </Notice>
        )}
        <ChoiceSelect
          label={t.action}
          maw={320}
          data={[{ value: '', label: t.anyAction }, ...all]}
          value={action ?? ''}
          // One of the actions above, or none.
          onChange={(chosen) =>
            onChange({ ...value, action: (chosen || undefined) as AuditAction | undefined })
          }
        />
        <QueryView query={query}>
          {({ pages }) => {
            const entries = pages.flatMap(({ items }) => items);
            if (entries.length > 0) return <AuditTable entries={entries} />;
            return (
              <EmptyState icon={<IconListSearch />} title={t.none} compact>
                {t.noneText}
              </EmptyState>
            );
          }}
        </QueryView>
        <MoreButton query={query} />
      </Stack>
    </Panel>
  );
}

function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const t = useMessages(auditMessages);
  const format = useFormat();
  const zone = useZone();
  const person = (id: string | null, name: string | null) =>
    name === null ? id === null ? t.nobody : t.gone : <UserText>{name}</UserText>;
  return (
    <DataTable
      caption={t.title}
      rows={entries}
      keyOf={({ id }) => id}
      columns={[
        { label: t.when, cell: ({ at }) => <time dateTime={at}>{format.moment(at, zone)}</time> },
        { label: t.action, cell: ({ action }) => t.actions[action] },
        { label: t.who, cell: ({ actorId, actorName }) => person(actorId, actorName) },
        { label: t.whom, cell: ({ subjectId, subjectName }) => person(subjectId, subjectName) },
        { label: t.network, cell: ({ network }) => network && <bdi>{network}</bdi> },
        { label: t.details, cell: ({ details }) => <Details details={details} /> },
      ]}
    />
  );
}

function Details({ details }: { details: AuditEntry['details'] }) {
  const t = useMessages(auditMessages);
  const format = useFormat();
  const { before, after, ...rest } = details;
  if (Array.isArray(before) && Array.isArray(after)) {
    return t.fromTo(format.list(before.map(String)), format.list(after.map(String)));
  }
  const texts = Object.entries(rest).map(([name, value]) => `${name}: ${String(value)}`);
  return <UserText>{texts.join(', ')}</UserText>;
}
