import type { Attendee, CommonTimesQuery, CommonWindow, Interval } from '../src/index.ts';

const minute = 60_000;
/** Every time of day in the hours and every change of a clock is a multiple of it. */
const quarter = 15 * minute;
const minutesOfDay = 1440;

interface Wall {
  readonly day: number;
  readonly weekday: number;
  readonly minute: number;
}

const walls = new Map<string, Map<number, Wall>>();

/** What a wall shows, by Temporal: once for each zone and quarter of an hour, since thousands of cases ask. */
export function wallAt(timeZone: string, instant: number): Wall {
  const ofZone = walls.get(timeZone) ?? new Map<number, Wall>();
  walls.set(timeZone, ofZone);
  const wall = ofZone.get(instant) ?? readWall(timeZone, instant);
  ofZone.set(instant, wall);
  return wall;
}

function readWall(timeZone: string, instant: number): Wall {
  const clock = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  const day = Date.parse(clock.toPlainDate().toString()) / (minutesOfDay * minute);
  return { day, weekday: clock.dayOfWeek, minute: clock.hour * 60 + clock.minute };
}

type Hours = { readonly from: string; readonly to: string };

function isOpen(
  timeZone: string,
  instant: number,
  weekdays: readonly number[],
  { from, to }: Hours,
): boolean {
  const wall = wallAt(timeZone, instant);
  return weekdays.includes(wall.weekday) && minutesOf(from) <= wall.minute && wall.minute < minutesOf(to);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The definition, word by word: every start, every person, every busy interval, every quarter of the window. */
export function canCome(person: Attendee, query: CommonTimesQuery, start: number): boolean {
  const end = start + query.minutes * minute;
  if (person.busy.some((busy) => Math.max(busy.start, start) < Math.min(busy.end, end))) return false;
  for (let instant = start; instant < end; instant += quarter) {
    const { weekdays, permitted } = query.hours;
    if (!isOpen(person.timeZone, instant, weekdays, permitted)) return false;
  }
  return true;
}

/** The stretches of comfortable quarters in a zone from eight days before the range until eight days after. */
function listComfortable(timeZone: string, { range, hours }: CommonTimesQuery): Interval[] {
  const days = 8 * minutesOfDay * minute;
  const stretches: Interval[] = [];
  let start: number | undefined;
  for (let instant = range.start - days; instant <= range.end + days; instant += quarter) {
    const open = isOpen(timeZone, instant, hours.weekdays, hours.comfortable);
    if (open) start ??= instant;
    if (start !== undefined && (!open || instant === range.end + days)) {
      stretches.push({ start, end: instant });
      start = undefined;
    }
  }
  return stretches;
}

export function comfortableByZone(query: CommonTimesQuery): ReadonlyMap<string, readonly Interval[]> {
  const zones = new Set(query.people.map((person) => person.timeZone));
  return new Map([...zones].map((zone) => [zone, listComfortable(zone, query)]));
}

/** Minutes by which a window reaches beyond the comfortable stretch beyond which it reaches least. */
export function discomfortOf(comfortable: readonly Interval[], { start, end }: Interval): number {
  const reaches = comfortable.map((stretch) => Math.max(stretch.start - start, end - stretch.end, 0));
  return Math.min(...reaches) / minute;
}

/** Starts by walking through the quarters of the range. */
export function listStartsSlowly({ range, minutes, stepMinutes, timeZone }: CommonTimesQuery): number[] {
  const starts: number[] = [];
  for (let instant = range.start; instant + minutes * minute <= range.end; instant += quarter) {
    const { day, minute: now } = wallAt(timeZone, instant);
    const before = wallAt(timeZone, instant - quarter);
    const shown = day * minutesOfDay + now;
    const expected = before.day * minutesOfDay + before.minute + 15;
    const skipped = Array.from({ length: Math.max(0, (shown - expected) / 15) }, (_, i) => expected + i * 15);
    const isStep = (wall: number): boolean => wall % stepMinutes === 0;
    if (isStep(now) || skipped.some(isStep)) starts.push(instant);
  }
  return starts;
}

interface Candidate extends CommonWindow {
  readonly day: number;
  readonly discomfort: number;
}

/** findCommonTimes by nested scans; the range and every length must be whole quarters. */
export function findCommonTimesSlowly(query: CommonTimesQuery): CommonWindow[] {
  const { people, minutes, timeZone, limit } = query;
  const comfortable = comfortableByZone(query);
  const candidates: Candidate[] = listStartsSlowly(query).map((start) => {
    const end = start + minutes * minute;
    const missing = people.flatMap((person, position) => (canCome(person, query, start) ? [] : [position]));
    const reaches = people
      .filter((_, position) => !missing.includes(position))
      .map((person) => discomfortOf(comfortable.get(person.timeZone) ?? [], { start, end }));
    return {
      start,
      end,
      free: people.length - missing.length,
      missing,
      day: wallAt(timeZone, start).day,
      discomfort: Math.max(0, ...reaches),
    };
  });
  const chosen: Candidate[] = [];
  while (chosen.length < limit) {
    const crowd = (day: number): number => chosen.filter((window) => window.day === day).length;
    const [best] = candidates
      .filter(({ free, missing }) => free > 0 && !missing.some((position) => people[position]?.required))
      .filter(({ start, end }) => !chosen.some((window) => start < window.end && window.start < end))
      .toSorted(
        (a, b) =>
          b.free - a.free || a.discomfort - b.discomfort || crowd(a.day) - crowd(b.day) || a.start - b.start,
      );
    if (!best) break;
    chosen.push(best);
  }
  return chosen.map(({ start, end, free, missing }) => ({ start, end, free, missing }));
}
