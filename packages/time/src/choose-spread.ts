/** No candidate at all. */
export const never = Number.POSITIVE_INFINITY;

interface Candidates {
  /** Lower is better, equal is as good, `never` is out; in order of time. Overwritten. */
  readonly scores: Float64Array;
  /** The day that each belongs to, ascending. */
  readonly days: Int32Array;
  /** The candidates `[from, until)` that overlap one. */
  readonly overlapping: (candidate: number) => readonly [from: number, until: number][];
  readonly limit: number;
}

/**
 * Chooses one candidate after another: each time the best score; of equal ones, on the day with the fewest
 * chosen so far; of those, the soonest. What overlaps a chosen one is out, so that an answer is not ten starts
 * of one free morning. O(candidates * limit).
 */
export function chooseSpread({ scores, days, overlapping, limit }: Candidates): number[] {
  const chosen: number[] = [];
  const firstDay = days[0] ?? 0;
  const crowds = new Int32Array((days.at(-1) ?? 0) - firstDay + 1);
  while (chosen.length < limit) {
    const best = findBest(scores, days, crowds);
    if (best === undefined) break;
    chosen.push(best);
    const day = (days[best] ?? 0) - firstDay;
    crowds[day] = (crowds[day] ?? 0) + 1;
    for (const [from, until] of overlapping(best)) scores.fill(never, from, until);
  }
  return chosen;
}

function findBest(scores: Float64Array, days: Int32Array, crowds: Int32Array): number | undefined {
  const firstDay = days[0] ?? 0;
  let best: number | undefined;
  let bestScore = never;
  let bestCrowd = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? never;
    if (score > bestScore || score === never) continue;
    const crowd = crowds[(days[at] ?? 0) - firstDay] ?? 0;
    if (score === bestScore && crowd >= bestCrowd) continue;
    best = at;
    bestScore = score;
    bestCrowd = crowd;
  }
  return best;
}
