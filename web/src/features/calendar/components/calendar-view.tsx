import { Skeleton, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useMemo } from 'react';
import { useReachable } from '../../../api/connection.ts';
import type { Commitment } from '../../../api/types.ts';
import { Notice } from '../../../components/ui/notice.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { mostCommitments } from '../../../session/calendar-query.ts';
import { useZone } from '../../../session/use-profile.ts';
import { today } from '../../../time/zone.ts';
import type { CalendarSearch, CalendarViewName } from '../calendar-search.ts';
import { layOutDays, spansByDay } from '../day-spans.ts';
import { calendarMessages } from '../messages.ts';
import { rangeQuery } from '../range-query.ts';
import { visibleDays } from '../visible-days.ts';
import { Agenda, AgendaSkeleton } from './agenda.tsx';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { KindLegend } from './kind-legend.tsx';
import { MonthTable } from './month-table.tsx';
import { TimeColumns } from './time-columns.tsx';

/** Everything of mine: by month, week, day, or as a list. */
export function CalendarView({ search }: { search: CalendarSearch }) {
  const zone = useZone();
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const view = search.view ?? (isWide ? 'week' : 'agenda');
  const date = search.date ?? today(zone, Date.now());
  return (
    <Stack gap="md">
      <CalendarToolbar view={view} date={date} />
      {/* A tap is answered at once; what hundreds of entries take to draw comes after. */}
      <Range view={useDeferredValue(view)} date={useDeferredValue(date)} />
      <KindLegend />
    </Stack>
  );
}

const Range = memo(function Range({ view, date }: { view: CalendarViewName; date: string }) {
  const zone = useZone();
  const dates = useMemo(() => visibleDays(view, date), [view, date]);
  const { data, dataUpdatedAt, error, isError, refetch } = useQuery(rangeQuery(dates, zone));
  // What comes from the platform or was there already is drawn in small steps too: between them a tap is answered.
  const shown = useDeferredValue(data, null) ?? undefined;
  return (
    <>
      <AsOf updatedAt={dataUpdatedAt} />
      <QueryView
        query={{ data: shown, error, isError, refetch }}
        skeleton={
          view === 'agenda' ? (
            <AgendaSkeleton count={data?.length ?? 0} />
          ) : (
            <Skeleton height={620} radius="lg" />
          )
        }
      >
        {(commitments) => <Days view={view} date={date} dates={dates} commitments={commitments} />}
      </QueryView>
    </>
  );
});

interface DaysProps {
  readonly view: CalendarViewName;
  readonly date: string;
  readonly dates: readonly string[];
  readonly commitments: readonly Commitment[];
}

const Days = memo(function Days({ view, date, dates, commitments }: DaysProps) {
  const t = useMessages(calendarMessages);
  const zone = useZone();
  const days = useMemo(() => layOutDays(dates, zone), [dates, zone]);
  const spans = useMemo(() => spansByDay(commitments, days, zone), [commitments, days, zone]);
  return (
    <>
      {commitments.length >= mostCommitments && <Notice tone="wait">{t.tooMany}</Notice>}
      {view === 'agenda' && <Agenda spans={spans} />}
      {view === 'month' && <MonthTable date={date} spans={spans} />}
      {(view === 'week' || view === 'day') && <TimeColumns days={days} spans={spans} />}
    </>
  );
});

/** While the platform cannot be reached: of when is what one sees. */
function AsOf({ updatedAt }: { updatedAt: number }) {
  const t = useMessages(calendarMessages);
  const format = useFormat();
  const zone = useZone();
  const isReachable = useReachable();
  if (isReachable || updatedAt === 0) return null;
  return (
    <Notice tone="wait">
      {t.offline} {t.asOf(format.moment(new Date(updatedAt).toISOString(), zone))}
    </Notice>
  );
}
