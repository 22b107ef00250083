/** Numbers in [0, 1) that are the same in every run: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An index below `count` of which the first are much more likely than the last, as words and courses are. */
export function unevenIndex(random: () => number, count: number): number {
  return Math.floor((count + 1) ** random()) - 1;
}

export function pickOne<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T; // no list here is empty
}
