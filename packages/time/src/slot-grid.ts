import { type Instant, minute } from './instant.ts';
import type { Interval } from './intervals.ts';
import { localDayOf, startOfLocalDay } from './local-time.ts';

/** Starts at even distances: `first`, `first + step`, and so on. */
export interface GridRun {
  readonly first: Instant;
  readonly count: number;
}

/** No local day was ever so short, but for those that a zone skipped. */
const shortestDay = 12 * 60 * minute;

/**
 * Cuts stretches into the pieces at whose starts the grid is anchored. A stretch is one piece from its start
 * on, but where a whole local day lies within it, the midnight that ends that day begins a new piece. Else the
 * grid of hours around the clock would hang on a moment arbitrarily long ago.
 */
export function gridPieces(stretches: readonly Interval[], timeZone: string): Interval[] {
  return stretches.flatMap((stretch) =>
    stretch.end - stretch.start < shortestDay ? stretch : cutAfterWholeDays(stretch, timeZone),
  );
}

/** The points that lie in `within`, `stepMinutes` apart from the start of each piece. Both lists are merged. */
export function gridRuns(
  pieces: readonly Interval[],
  within: readonly Interval[],
  stepMinutes: number,
): GridRun[] {
  const step = stepMinutes * minute;
  const runs: GridRun[] = [];
  let next = 0;
  for (const piece of pieces) {
    for (let part = within[next]; part && part.start < piece.end; part = within[next]) {
      const from = Math.max(part.start, piece.start);
      const until = Math.min(part.end, piece.end);
      const first = piece.start + Math.ceil((from - piece.start) / step) * step;
      if (first < until) runs.push({ first, count: Math.ceil((until - first) / step) });
      if (part.end > piece.end) break; // it may reach into the next piece too
      next += 1;
    }
  }
  return runs;
}

function cutAfterWholeDays(stretch: Interval, timeZone: string): Interval[] {
  const pieces: Interval[] = [];
  let anchor = stretch.start;
  let dayStart: Instant | undefined;
  let date = localDayOf(stretch.start, timeZone);
  let midnight = startOfLocalDay(date, timeZone);
  while (midnight < stretch.end) {
    if (dayStart !== undefined && midnight > dayStart) {
      pieces.push({ start: anchor, end: midnight });
      anchor = midnight;
    }
    if (midnight >= stretch.start) dayStart = midnight;
    date += 1;
    midnight = startOfLocalDay(date, timeZone);
  }
  return [...pieces, { start: anchor, end: stretch.end }];
}
