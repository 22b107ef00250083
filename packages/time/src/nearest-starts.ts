import type { Instant } from './instant.ts';

/** The starts nearest to the wanted one, nearest first, the earlier of two equally near; at most `count`. */
export function nearestStarts(starts: readonly Instant[], wanted: Instant, count: number): Instant[] {
  const distance = (start: Instant): number => Math.abs(start - wanted);
  return starts.toSorted((a, b) => distance(a) - distance(b) || a - b).slice(0, count);
}
