import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useZone } from '../../session/use-profile.ts';
import { addMinutes, dateOf, startOfDay } from '../../time/zone.ts';
import { commitmentWords } from './messages.ts';

interface Timed {
  readonly start: string;
  readonly end: string;
}

/** The shortest that can be a whole day: one on which clocks go forward. */
const shortestDayMs = 23 * 3_600_000;

/** When something is, as its reader writes it: two times, whole days, or two moments where it lasts over midnight. */
export function useWhen(): (timed: Timed) => string {
  const t = useMessages(commitmentWords);
  const format = useFormat();
  const zone = useZone();
  return ({ start, end }) => {
    if (Date.parse(end) - Date.parse(start) < shortestDayMs && dateOf(start, zone) === dateOf(end, zone)) {
      return format.timeRange(start, end, zone);
    }
    if (isMidnight(start, zone) && isMidnight(end, zone)) {
      const last = addMinutes(end, -1);
      return dateOf(start, zone) === dateOf(last, zone) ? t.allDay : format.dayRange(start, last, zone);
    }
    return format.momentRange(start, end, zone);
  };
}

function isMidnight(instant: string, zone: string): boolean {
  return Date.parse(startOfDay(dateOf(instant, zone), zone)) === Date.parse(instant);
}
