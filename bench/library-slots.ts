import type { Interval, SlotQuery, SlotRules } from '@studyhall/time';
import { DateTime, Interval as LuxonInterval } from 'luxon';
import { RRuleTemporal } from 'rrule-temporal';
import { opening } from './time-cases.ts';

const minute = 60_000;
const dayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The same answer by libraries: rrule-temporal expands the weeks, luxon takes out what is busy. */
export interface LibrarySlots {
  /** Every commitment is handed to `difference`, as its signature invites. */
  findStarts(): number[];
  /** Only the commitments that overlap the hours of a day are. */
  findStartsPicked(): number[];
}

/** The rule and luxon's objects are made beforehand, and the buffers added: that costs the libraries nothing. */
export function prepareLibraries({ hours, busy, range, rules }: SlotQuery): LibrarySlots {
  const rule = buildRule(hours.timeZone, range);
  const buffer = rules.bufferMinutes * minute;
  const taken = busy.map(({ start, end }) => toLuxon({ start: start - buffer, end: end + buffer }));
  return {
    findStarts: () =>
      expandRule(rule, range).flatMap((window) =>
        window.difference(...taken).flatMap((free) => cut(free, rules)),
      ),
    findStartsPicked: () =>
      expandRule(rule, range).flatMap((window) => {
        const clashing = taken.filter((commitment) => commitment.overlaps(window));
        return window.difference(...clashing).flatMap((free) => cut(free, rules));
      }),
  };
}

function buildRule(timeZone: string, range: Interval) {
  const firstDay = Temporal.Instant.fromEpochMilliseconds(range.start).toZonedDateTimeISO(timeZone);
  const dtstart = firstDay.toPlainDate().toZonedDateTime({ timeZone, plainTime: opening.from });
  return new RRuleTemporal({
    freq: 'WEEKLY',
    byDay: opening.weekdays.map((weekday) => dayNames[weekday - 1] ?? 'MO'),
    tzid: timeZone,
    dtstart,
    temporal: Temporal,
    cache: false,
  });
}

function expandRule(rule: ReturnType<typeof buildRule>, range: Interval): LuxonInterval[] {
  const openings = rule.between(new Date(range.start), new Date(range.end - 1), true);
  return openings.map((from) =>
    toLuxon({ start: from.epochMilliseconds, end: from.withPlainTime(opening.to).epochMilliseconds }),
  );
}

function cut(free: LuxonInterval, { minutes, stepMinutes }: SlotRules): number[] {
  const from = free.start?.toMillis() ?? 0;
  const count = Math.floor((free.length('minutes') - minutes) / stepMinutes) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => from + index * stepMinutes * minute);
}

function toLuxon({ start, end }: Interval): LuxonInterval {
  return LuxonInterval.fromDateTimes(DateTime.fromMillis(start), DateTime.fromMillis(end));
}
