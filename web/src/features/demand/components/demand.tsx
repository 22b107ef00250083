import { Button, Skeleton, Stack, TextInput } from '@mantine/core';
import { IconChartBar, IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { ReportRow } from '../../../api/types.ts';
import { ChoiceSelect } from '../../../components/ui/choice-select.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { saveFile } from '../../../components/ui/save-file.ts';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { addDays, startOfDay } from '../../../time/zone.ts';
import { type ReportWish, reportQuery, useReportFile } from '../api/report.ts';
import { demandMessages } from '../messages.ts';
import { busiest } from '../totals.ts';
import classes from './demand.module.css';
import { DemandTable } from './demand-table.tsx';

// Drawing charts takes more script than all the rest of the page.
const DemandChart = lazy(() =>
  import('./demand-chart.tsx').then((module) => ({ default: module.DemandChart })),
);
const mostBars = 12;

export interface DemandParams {
  /** Days of the reader's zone; `to` is the last one. */
  readonly from: string;
  readonly to: string;
  readonly by: ReportWish['by'];
}

interface DemandProps {
  readonly value: DemandParams;
  readonly onChange: (part: Partial<DemandParams>) => void;
}

/** What was asked for within a time, and what became of it. */
export function Demand({ value, onChange }: DemandProps) {
  const t = useMessages(demandMessages);
  const format = useFormat();
  const zone = useZone();
  const { by } = value;
  const wish = { by, from: startOfDay(value.from, zone), to: startOfDay(addDays(value.to, 1), zone) };
  const query = useQuery({ ...reportQuery(wish), placeholderData: keepPreviousData });
  const file = useReportFile();
  const save = () =>
    file.mutate(wish, {
      onSuccess: (text) =>
        saveFile(text, { name: `tutoring-${by}-${value.from}-${value.to}.csv`, type: 'text/csv' }),
    });
  return (
    <div>
      <div className={classes.tools}>
        <TextInput
          type="date"
          label={t.from}
          max={value.to}
          value={value.from}
          onChange={({ currentTarget }) => currentTarget.value && onChange({ from: currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t.to}
          min={value.from}
          value={value.to}
          onChange={({ currentTarget }) => currentTarget.value && onChange({ to: currentTarget.value })}
        />
        <ChoiceSelect
          label={t.by}
          data={(['course', 'week', 'tutor'] as const).map((name) => ({ value: name, label: t[name] }))}
          value={by}
          // One of the three above.
          onChange={(chosen) => onChange({ by: chosen as ReportWish['by'] })}
        />
        <Button
          className={classes.file}
          variant="default"
          size="md"
          leftSection={<IconDownload size={18} />}
          loading={file.isPending}
          onClick={save}
        >
          {t.file}
        </Button>
      </div>
      <FormProblem error={file.error} />
      <QueryView query={query}>
        {({ rows, by: rowsBy, isCut }) => {
          const nameOf = ({ key, label }: ReportRow) =>
            rowsBy === 'week' ? format.shortDay(`${key}T00:00:00Z`, 'UTC') : label;
          if (rows.length === 0) {
            return (
              <EmptyState icon={<IconChartBar />} title={t.none}>
                {t.noneText}
              </EmptyState>
            );
          }
          const shown = rowsBy === 'week' ? rows : busiest(rows, mostBars);
          const lead = shown.length < rows.length ? t.busiest(format.number(shown.length)) : undefined;
          return (
            <Stack gap="lg">
              <Panel title={t.chart} lead={lead}>
                <Suspense fallback={<Skeleton height={320} radius="md" />}>
                  <DemandChart rows={shown} nameOf={nameOf} />
                </Suspense>
              </Panel>
              <Panel title={t.table} lead={t.unmetHint}>
                {isCut && <Notice>{t.cut}</Notice>}
                <DemandTable rows={rows} heading={t[rowsBy]} nameOf={nameOf} />
              </Panel>
            </Stack>
          );
        }}
      </QueryView>
    </div>
  );
}
