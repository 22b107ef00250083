interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where something stands among those it overlaps: in which of how many columns. */
export interface InLane<T extends Stretch> {
  readonly item: T;
  readonly lane: number;
  readonly lanes: number;
}

/** Side by side what overlaps: each in the first column that is free, all that hang together equally wide. */
export function layOutLanes<T extends Stretch>(items: readonly T[], leastMinutes = 0): InLane<T>[] {
  const sorted = items.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const placed: InLane<T>[] = [];
  let cluster: { item: T; lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    placed.push(...cluster.map((one) => ({ ...one, lanes: ends.length })));
    cluster = [];
    ends = [];
  };
  for (const item of sorted) {
    if (ends.every((end) => end <= item.from)) close();
    const free = ends.findIndex((end) => end <= item.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = Math.max(item.to, item.from + leastMinutes);
    cluster.push({ item, lane });
  }
  close();
  return placed;
}
