import { addLocalDays, type Instant, type Interval, localDateOf, startOfLocalWeek } from '@studyhall/time';

export const groupings = ['course', 'week', 'tutor'] as const;
export type Grouping = (typeof groupings)[number];

/** Sessions that start in the range, by their status now; hours are those of the completed ones. */
export interface ReportRow {
  /** Course code, Monday of the week or id of the tutor. */
  readonly key: string;
  readonly label: string;
  readonly requested: number;
  readonly confirmed: number;
  readonly completed: number;
  readonly cancelled: number;
  readonly declined: number;
  readonly expired: number;
  readonly noShows: number;
  readonly hours: number;
  /** How many different students they are of. */
  readonly students: number;
}

export interface ReportWeek extends Interval {
  readonly monday: string;
}

/** The local weeks that a range touches, each cut to the range. */
export function splitWeeks({ start, end }: Interval, timeZone: string): ReportWeek[] {
  const weeks: ReportWeek[] = [];
  for (let from: Instant = start; from < end; ) {
    const monday = startOfLocalWeek(from, timeZone);
    const next = startOfLocalWeek(addLocalDays(monday, timeZone, 7), timeZone);
    weeks.push({ monday: localDateOf(monday, timeZone), start: from, end: Math.min(next, end) });
    from = next;
  }
  return weeks;
}

const columns = [
  'key',
  'label',
  'requested',
  'confirmed',
  'completed',
  'cancelled',
  'declined',
  'expired',
  'noShows',
  'hours',
  'students',
] as const satisfies readonly (keyof ReportRow)[];

/** RFC 4180: a header and a line a row, CRLF. */
export function toCsv(rows: readonly ReportRow[]): string {
  const lines = rows.map((row) => columns.map((column) => toCell(row[column])).join(','));
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Text that a spreadsheet would run as a formula gets an apostrophe, which makes it text. */
function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
