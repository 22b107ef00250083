import { type Interval, offsetSegments } from '@studyhall/time';
import { civilDay, dayOfMonth } from './civil.ts';
import { day, minute, type Wall, writeWall } from './wall-time.ts';
import { weekdayName } from './weekly-pattern.ts';

/** A change of the clocks. */
interface Change {
  /** On the wall as it was before. */
  readonly wall: Wall;
  readonly before: number;
  readonly after: number;
}

const year = 366 * day;

/**
 * A VTIMEZONE (RFC 5545, 3.6.5) of an IANA zone that holds for a range. Changes that come every year alike are one
 * observance with a rule, since some programs know no other; those that no rule tells exactly are one each.
 */
export function writeVtimezone(timeZone: string, { start, end }: Interval): string {
  // A year more, so that a rule that ends early is not taken for one that goes on.
  const range = { start, end: end + year };
  const changes = findChanges(timeZone, range);
  const standard = Math.min(...changes.flatMap(({ before, after }) => [before, after]));
  const kinds = Map.groupBy(changes, ({ before, after }) => `${before} ${after}`);
  const observances = [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    const rule = findYearlyRule(alike, range);
    return first && rule !== null
      ? [writeObservance(first, standard, [rule])]
      : alike.map((change) => writeObservance(change, standard));
  });
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...observances.flat(), 'END:VTIMEZONE'].join('\r\n');
}

/** The one that holds when the range starts, and all within it. */
function findChanges(timeZone: string, range: Interval): Change[] {
  const segments = offsetSegments(timeZone, { start: range.start - 2 * year, end: range.end })
    // Blocks of years meet where no clock changes.
    .filter(({ offset }, index, all) => index === 0 || all[index - 1]?.offset !== offset);
  return segments.flatMap(({ start, offset }, index) => {
    const end = segments[index + 1]?.start ?? range.end;
    if (end <= range.start || start >= range.end) return [];
    const before = segments[index - 1]?.offset ?? offset;
    return [{ wall: start + before, before, after: offset }];
  });
}

/** As RRULE says it; null where there is none that says all of them and no other. */
function findYearlyRule(changes: readonly Change[], { end }: Interval): string | null {
  const [first, ...others] = changes;
  const last = others.at(-1);
  if (!first || !last || last.wall < end - 380 * day) return null;
  const places = changes.map(({ wall }, index) => {
    const date = civilDay(Math.floor(wall / day));
    const { place, of } = dayOfMonth(date);
    const kind = [date.year - index, date.month, date.weekday, wall % day].join();
    return { kind, month: date.month, week: Math.ceil(place / 7), isLast: place + 7 > of };
  });
  const [one] = places;
  if (!one || places.some(({ kind }) => kind !== one.kind)) return null;
  const week = places.every(({ isLast }) => isLast) ? -1 : one.week;
  if (week > 0 && places.some((place) => place.week !== week)) return null;
  return `RRULE:FREQ=YEARLY;BYMONTH=${one.month};BYDAY=${week}${weekdayName(first.wall)}`;
}

function writeObservance(
  { wall, before, after }: Change,
  standard: number,
  rules: readonly string[] = [],
): string[] {
  const name = after > standard ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    `DTSTART:${writeWall(wall)}`,
    `TZOFFSETFROM:${writeOffset(before)}`,
    `TZOFFSETTO:${writeOffset(after)}`,
    ...rules,
    `END:${name}`,
  ];
}

function writeOffset(offset: number): string {
  const minutes = Math.abs(offset) / minute;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
}
