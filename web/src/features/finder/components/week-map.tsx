import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Commitment, StartCount } from '../../../api/types.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { calendarQuery } from '../../../session/calendar-query.ts';
import { useZone } from '../../../session/use-profile.ts';
import { useNow } from '../../../time/use-now.ts';
import { addDays } from '../../../time/zone.ts';
import { toHeatRows } from '../heat.ts';
import { finderMessages } from '../messages.ts';
import { stepMinutes, weekRange } from '../question.ts';
import classes from './finder.module.css';
import { HeatLegend, HeatMap } from './heat-map.tsx';

interface WeekMapProps extends Pick<Parameters<typeof HeatMap>[0], 'of' | 'chosen' | 'onToggle'> {
  readonly monday: string;
  readonly counts: readonly StartCount[] | undefined;
  readonly minutes: number;
  readonly hasRequired: boolean;
}

const nothing: readonly Commitment[] = [];

/** The map of a week with what the reader has then. Its rows stay the same while times are chosen. */
export function WeekMap({ monday, counts, of, hasRequired, minutes, chosen, onToggle }: WeekMapProps) {
  const t = useMessages(finderMessages);
  const zone = useZone();
  const now = useNow();
  const range = weekRange(monday, zone);
  const { data: commitments = nothing } = useQuery(calendarQuery(range.from, range.to));
  const dates = useMemo(() => Array.from({ length: 7 }, (_, index) => addDays(monday, index)), [monday]);
  const rows = useMemo(
    () => toHeatRows({ dates, counts: counts ?? [], of, zone, minutes, stepMinutes, now, commitments }),
    [dates, counts, of, zone, minutes, now, commitments],
  );
  if (rows.length === 0) return <p className={classes.none}>{t.nothing}</p>;
  return (
    <>
      <HeatMap dates={dates} rows={rows} of={of} chosen={chosen} onToggle={onToggle} />
      <HeatLegend of={of} hasRequired={hasRequired} />
    </>
  );
}
