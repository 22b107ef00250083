import type { Instant } from './instant.ts';

/** Half-open, [start, end): touching is not overlapping. Empty where end is not after start. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** Two intervals share at least one instant; an empty one shares none. */
export function overlaps(a: Interval, b: Interval): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end);
}

/** Sorted and disjoint: overlapping and touching intervals are joined, empty ones dropped. O(n log n). */
export function mergeIntervals(list: readonly Interval[]): Interval[] {
  const sorted = list.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  return widenIntervals(sorted, 0, 0);
}

/** What is in `from` and not in `minus`, merged. The lists may be in any order. */
export function subtractIntervals(from: readonly Interval[], minus: readonly Interval[]): Interval[] {
  return splitIntervals(normalized(from), normalized(minus)).outside;
}

/** What is in every list, merged; nothing where there is no list. The lists may be in any order. */
export function intersectIntervals(...lists: readonly (readonly Interval[])[]): Interval[] {
  const [first, ...others] = lists.map(mergeIntervals);
  return others.reduce((common, list) => splitIntervals(common, list).inside, first ?? []);
}

/** The list itself where it is already merged, which one pass tells. */
export function normalized(list: readonly Interval[]): readonly Interval[] {
  let previousEnd = Number.NEGATIVE_INFINITY;
  for (const { start, end } of list) {
    if (start <= previousEnd || end <= start) return mergeIntervals(list);
    previousEnd = end;
  }
  return list;
}

/** Each interval of a sorted list made longer by `before` and `after` milliseconds, merged. */
export function widenIntervals(sorted: readonly Interval[], before: number, after: number): Interval[] {
  const widened: Interval[] = [];
  let start = Number.NEGATIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const interval of sorted) {
    if (interval.start - before <= end) {
      end = Math.max(end, interval.end + after);
    } else {
      if (start < end) widened.push({ start, end });
      start = interval.start - before;
      end = interval.end + after;
    }
  }
  if (start < end) widened.push({ start, end });
  return widened;
}

/** Parts `from` into what lies inside and outside of `by`, in one sweep; both lists must be merged. */
export function splitIntervals(
  from: readonly Interval[],
  by: readonly Interval[],
): { inside: Interval[]; outside: Interval[] } {
  const inside: Interval[] = [];
  const outside: Interval[] = [];
  let next = 0;
  for (const interval of from) {
    let start = interval.start;
    for (let cut = by[next]; cut && cut.start < interval.end; cut = by[next]) {
      if (cut.end > start) {
        if (cut.start > start) outside.push({ start, end: cut.start });
        const end = Math.min(cut.end, interval.end);
        inside.push({ start: Math.max(cut.start, start), end });
        start = end;
      }
      if (cut.end > interval.end) break; // it may reach into the next interval too
      next += 1;
    }
    if (start === interval.start) outside.push(interval);
    else if (start < interval.end) outside.push({ start, end: interval.end });
  }
  return { inside, outside };
}

/** Whether an instant lies in a merged list. */
export function containsInstant(list: readonly Interval[], instant: Instant): boolean {
  const found = firstEndingAfter(list, instant);
  return found !== undefined && found.start <= instant;
}

/** The first interval of a merged list that ends after an instant. */
export function firstEndingAfter(list: readonly Interval[], instant: Instant): Interval | undefined {
  return list[countEndingBy(list, instant)];
}

/** How many intervals of a merged list have ended by an instant. Binary search. */
export function countEndingBy(list: readonly Interval[], instant: Instant): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const interval = list[middle];
    if (interval && interval.end <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
