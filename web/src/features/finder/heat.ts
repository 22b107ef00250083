import type { Commitment, StartCount } from '../../api/types.ts';
import { addMinutes, clockOf, dateOf, instantOf } from '../../time/zone.ts';

/** One start on the map. */
export interface HeatCell {
  readonly start: string;
  readonly free: number;
  /** Nobody can come at 0, everyone at 4. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** Everyone required can come. */
  readonly suits: boolean;
  readonly isOver: boolean;
  /** What the reader has then. */
  readonly mine: string | undefined;
}

export interface HeatRow {
  /** "14:30" on the reader's wall. */
  readonly clock: string;
  /** In the order of the dates. */
  readonly cells: readonly HeatCell[];
}

interface HeatInput {
  readonly dates: readonly string[];
  readonly counts: readonly StartCount[];
  /** How many people are asked for. */
  readonly of: number;
  readonly zone: string;
  readonly minutes: number;
  readonly stepMinutes: number;
  readonly now: number;
  readonly commitments: readonly Commitment[];
}

/** A week as rows of one time of day each; from the first time at which anybody can come to the last. */
export function toHeatRows(input: HeatInput): readonly HeatRow[] {
  const { dates, counts, zone, stepMinutes } = input;
  const byPlace = new Map(counts.map((count) => [placeOf(count.start, zone), count]));
  const clocks = counts.map(({ start }) => clockOf(start, zone)).toSorted();
  const [first, last] = [clocks[0], clocks.at(-1)];
  if (first === undefined || last === undefined) return [];
  return listClocks(first, last, stepMinutes).map((clock) => ({
    clock,
    cells: dates.map((date) => toCell(byPlace.get(`${date} ${clock}`), instantOf(date, clock, zone), input)),
  }));
}

function toCell(count: StartCount | undefined, at: string, input: HeatInput): HeatCell {
  const { of, minutes, now, commitments } = input;
  const start = count?.start ?? at;
  const free = count?.free ?? 0;
  const [from, to] = [Date.parse(start), Date.parse(addMinutes(start, minutes))];
  const mine = commitments.find(
    (other) => !other.tentative && Date.parse(other.start) < to && from < Date.parse(other.end),
  );
  return {
    start,
    free,
    level: levelOf(free, of),
    suits: count?.suits ?? false,
    isOver: from <= now,
    mine: mine?.title,
  };
}

function levelOf(free: number, of: number): HeatCell['level'] {
  if (free === 0) return 0;
  if (free >= of) return 4;
  if (free >= of * 0.75) return 3;
  return free >= of * 0.5 ? 2 : 1;
}

function placeOf(start: string, zone: string): string {
  return `${dateOf(start, zone)} ${clockOf(start, zone)}`;
}

function listClocks(first: string, last: string, stepMinutes: number): readonly string[] {
  const toMinutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const [from, to] = [toMinutes(first), toMinutes(last)];
  return Array.from({ length: Math.floor((to - from) / stepMinutes) + 1 }, (_, index) => {
    const minutes = from + index * stepMinutes;
    const two = (value: number) => String(value).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });
}
