import { weekdayOf } from './civil.ts';
import { day, type Wall } from './wall-time.ts';

/** Dates on the wall of a zone as a calendar repeats them: every so many weeks, but for some, and some more. */
export interface WeeklyPattern {
  readonly first: Wall;
  /** The last that is repeated. */
  readonly last: Wall;
  readonly everyWeeks: number;
  /** Repeated, and not meant. */
  readonly except: readonly Wall[];
  /** Meant, and not repeated. */
  readonly extra: readonly Wall[];
}

const week = 7 * day;

/** The pattern that gives these walls, of which there is one at least; most have one weekday and time of day. */
export function findWeeklyPattern(walls: readonly Wall[]): WeeklyPattern {
  const sorted = walls.toSorted((a, b) => a - b);
  const groups = [...Map.groupBy(sorted, (wall) => wall % week).values()];
  const regular = groups.reduce((most, group) => (group.length > most.length ? group : most), []);
  const [first = 0] = regular;
  const last = regular.at(-1) ?? first;
  const weeks = regular.map((wall) => (wall - first) / week);
  const everyWeeks = weeks.reduce(greatestCommonDivisor, 0) || 1;
  const repeated = Array.from(
    { length: (last - first) / week / everyWeeks + 1 },
    (_, index) => first + index * everyWeeks * week,
  );
  const meant = new Set(walls);
  return {
    first,
    last,
    everyWeeks,
    except: repeated.filter((wall) => !meant.has(wall)),
    extra: sorted.filter((wall) => !regular.includes(wall)),
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** As RRULE writes it. */
export function weekdayName(wall: Wall): string {
  return weekdays[weekdayOf(Math.floor(wall / day))] ?? '';
}
