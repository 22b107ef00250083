/** No candidate at all. */
export const never = Number.POSITIVE_INFINITY;

interface Candidates {
  /** Lower is better, `never` is out; in order of time. Overwritten. */
  readonly scores: Float64Array;
  /** Tells candidates of equal scores apart, lower is better. Asked only of those that are the best. */
  readonly refine: (candidate: number) => number;
  /** The day that one belongs to. Asked as seldom. */
  readonly dayOf: (candidate: number) => number;
  /** The candidates `[from, until)` that overlap one. */
  readonly overlapping: (candidate: number) => readonly [from: number, until: number][];
  readonly limit: number;
}

/**
 * Chooses one candidate after another: each time the best score; of equal ones the best refined; of those, on the
 * day with the fewest chosen so far; then the soonest. What overlaps a chosen one is out, so that an answer is not
 * ten starts of one free morning. O(candidates * limit).
 */
export function chooseSpread({ scores, refine, dayOf, overlapping, limit }: Candidates): number[] {
  const chosen: number[] = [];
  const firstDay = dayOf(0);
  const crowds: number[] = [];
  const lookFor = (peers: readonly Peer[]) =>
    findBest(peers, { isOut: ({ at }) => scores[at] === never, crowdOf: ({ day }) => crowds[day] ?? 0 });
  let peers: readonly Peer[] = [];
  while (chosen.length < limit) {
    let best = lookFor(peers);
    if (!best) {
      peers = findBestScored(scores).map((at) => ({ at, refined: refine(at), day: dayOf(at) - firstDay }));
      best = lookFor(peers);
    }
    if (!best) break;
    chosen.push(best.at);
    crowds[best.day] = (crowds[best.day] ?? 0) + 1;
    for (const [from, until] of overlapping(best.at)) scores.fill(never, from, until);
  }
  return chosen;
}

/** One of those with the best score of all. */
interface Peer {
  readonly at: number;
  readonly refined: number;
  readonly day: number;
}

function findBestScored(scores: Float64Array): number[] {
  let found: number[] = [];
  let best = never;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? never;
    if (score > best || score === never) continue;
    if (score < best) found = [];
    best = score;
    found.push(at);
  }
  return found;
}

function findBest(
  peers: readonly Peer[],
  { isOut, crowdOf }: { isOut: (peer: Peer) => boolean; crowdOf: (peer: Peer) => number },
): Peer | undefined {
  let best: Peer | undefined;
  for (const peer of peers) {
    if (isOut(peer)) continue;
    const difference = best ? peer.refined - best.refined || crowdOf(peer) - crowdOf(best) : -1;
    if (difference < 0) best = peer;
  }
  return best;
}
