/** No candidate at all. */
export const never = Number.POSITIVE_INFINITY;

interface Candidates {
  /** Lower is better, `never` is out; in order of time. Overwritten. */
  readonly scores: Float64Array;
  /** Tells candidates of equal scores apart, lower is better. Asked only of those that are the best. */
  readonly refine: (candidate: number) => number;
  /** The day that each belongs to, ascending. */
  readonly days: Int32Array;
  /** The candidates `[from, until)` that overlap one. */
  readonly overlapping: (candidate: number) => readonly [from: number, until: number][];
  readonly limit: number;
}

/**
 * Chooses one candidate after another: each time the best score; of equal ones the best refined; of those, on the
 * day with the fewest chosen so far; then the soonest. What overlaps a chosen one is out, so that an answer is not
 * ten starts of one free morning. O(candidates * limit).
 */
export function chooseSpread({ scores, refine, days, overlapping, limit }: Candidates): number[] {
  const chosen: number[] = [];
  const firstDay = days[0] ?? 0;
  const crowds = new Int32Array((days.at(-1) ?? 0) - firstDay + 1);
  const crowdOf = (at: number): number => crowds[(days[at] ?? 0) - firstDay] ?? 0;
  let peers: readonly Peer[] = [];
  while (chosen.length < limit) {
    peers = peers.filter(({ at }) => scores[at] !== never);
    if (peers.length === 0) peers = findPeers(scores, refine);
    const best = findBest(peers, crowdOf);
    if (best === undefined) break;
    chosen.push(best);
    const day = (days[best] ?? 0) - firstDay;
    crowds[day] = (crowds[day] ?? 0) + 1;
    for (const [from, until] of overlapping(best)) scores.fill(never, from, until);
  }
  return chosen;
}

/** One of those with the best score of all. */
interface Peer {
  readonly at: number;
  readonly refined: number;
}

function findPeers(scores: Float64Array, refine: (candidate: number) => number): Peer[] {
  let best = never;
  for (const score of scores) if (score < best) best = score;
  const peers: Peer[] = [];
  if (best === never) return peers;
  for (let at = 0; at < scores.length; at += 1) {
    if (scores[at] === best) peers.push({ at, refined: refine(at) });
  }
  return peers;
}

function findBest(peers: readonly Peer[], crowdOf: (at: number) => number): number | undefined {
  let best: Peer | undefined;
  for (const peer of peers) {
    const difference = best ? peer.refined - best.refined || crowdOf(peer.at) - crowdOf(best.at) : -1;
    if (difference < 0) best = peer;
  }
  return best?.at;
}
