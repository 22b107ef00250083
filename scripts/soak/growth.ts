/** One thing that is watched, measured again and again. */
export interface Line {
  readonly name: string;
  /** [seconds since the start, value] */
  readonly points: readonly (readonly [number, number])[];
  /** What it may grow by within the half that is judged: noise, and buffers that fill. */
  readonly allowance: number;
}

export interface Verdict {
  readonly first: number;
  readonly last: number;
  /** By the slope of the second half, over that half. */
  readonly growth: number;
  readonly isGrowing: boolean;
}

/** Beyond the allowance, this share of the usual value is noise as well. */
const noise = 0.1;

/**
 * Whether a line still grows in its second half, when every cache is full: by the median of the slopes between all
 * pairs of points (Theil 1950, Sen 1968), which a few outliers, such as before a garbage collection, leave alone.
 */
export function judgeGrowth({ points, allowance }: Line): Verdict {
  const half = points.slice(Math.floor(points.length / 2));
  const [begin, end] = [half[0], half.at(-1)];
  if (!begin || !end || half.length < 2) throw new RangeError('A line needs at least three points.');
  const growth = slopeOf(half) * (end[0] - begin[0]);
  const usual = median(half.map(([, value]) => value));
  return {
    first: points[0]?.[1] ?? Number.NaN,
    last: end[1],
    growth,
    isGrowing: growth > Math.max(allowance, noise * Math.abs(usual)),
  };
}

function slopeOf(points: Line['points']): number {
  const slopes = points.flatMap(([x, y], index) =>
    points.slice(index + 1).map(([laterX, laterY]) => (laterY - y) / (laterX - x)),
  );
  return median(slopes);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
