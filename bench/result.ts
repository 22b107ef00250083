/** Of the rounds of one measurement. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What the median must keep: of our own figure, or of its ratio to the other side. */
export interface Limit {
  readonly of: 'ours' | 'ratio';
  readonly bound: 'at most' | 'at least';
  readonly value: number;
}

export interface BenchResult {
  readonly name: string;
  /** Of ours and theirs; a ratio has none. */
  readonly unit: string;
  readonly limit: Limit;
  readonly ours: Spread;
  /** The other side, measured in the same rounds. */
  readonly theirs?: Spread;
  /** How many times better ours is, round by round. */
  readonly ratio?: Spread;
  readonly pass: boolean;
}

/** Throws RangeError without a sample. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const [min, max] = [sorted.at(0), sorted.at(-1)];
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (min === undefined || max === undefined || low === undefined || high === undefined) {
    throw new RangeError('A measurement has at least one round.');
  }
  return { median: (low + high) / 2, min, max };
}

/** Adds the verdict. Throws where a limit on the ratio has no ratio to judge. */
export function judge(measured: Omit<BenchResult, 'pass'>): BenchResult {
  const { limit, name } = measured;
  const judged = measured[limit.of];
  if (!judged) throw new Error(`${name} has a limit on its ratio and no ratio.`);
  const pass = limit.bound === 'at most' ? judged.median <= limit.value : judged.median >= limit.value;
  return { ...measured, pass };
}

/** A table of medians, each with its range in brackets. */
export function printResults(results: readonly BenchResult[]): void {
  const rows = results.map(({ name, unit, limit, ours, theirs, ratio, pass }) => [
    pass ? 'ok' : 'MISSED',
    name,
    `${formatSpread(ours)} ${unit}`,
    theirs ? `${formatSpread(theirs)} ${unit}` : '',
    ratio ? formatSpread(ratio) : '',
    `${limit.of === 'ratio' ? 'ratio ' : ''}${limit.bound} ${limit.value}${limit.of === 'ours' ? ` ${unit}` : ''}`,
  ]);
  const table = [['', 'measured', 'ours', 'theirs', 'ratio', 'limit'], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of table) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

function formatSpread({ median, min, max }: Spread): string {
  return `${format(median)} (${format(min)} to ${format(max)})`;
}

function format(value: number): string {
  return value >= 1000 ? value.toFixed(0) : value.toPrecision(3);
}
