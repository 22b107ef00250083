import type { Sample } from './open-load.ts';

/** What a load test says of one target: milliseconds, and how many requests failed. */
export interface Figures {
  readonly requests: number;
  readonly errors: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** `loadtest --rps 1000 -c 500 -k` for ten seconds, as the reference report has it. */
export const reference: Figures = {
  requests: 9_999,
  errors: 0,
  mean: 5.6,
  p50: 2,
  p90: 16,
  p95: 25,
  p99: 38,
  max: 233,
};

/** Throws RangeError without a sample. */
export function figuresOf(samples: readonly Sample[]): Figures {
  if (samples.length === 0) throw new RangeError('Nothing was measured.');
  const sorted = samples.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return {
    requests: samples.length,
    errors: samples.filter(({ ok }) => !ok).length,
    mean: sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length,
    p50: quantile(0.5),
    p90: quantile(0.9),
    p95: quantile(0.95),
    p99: quantile(0.99),
    max: quantile(1),
  };
}

const lines = ['mean', 'p50', 'p90', 'p95', 'p99', 'max', 'errors'] as const;

/** The lines of the reference that these figures do not keep; equal is kept where the tool counts whole milliseconds. */
export function missedLines(figures: Figures): string[] {
  return lines.filter((line) => figures[line] > reference[line]);
}

export const header = ['', ...lines, 'requests'] as const;

export function rowOf(name: string, figures: Figures): string[] {
  const cells = lines.map((line) =>
    line === 'errors' ? String(figures.errors) : figures[line].toFixed(figures[line] < 10 ? 2 : 1),
  );
  return [name, ...cells, String(figures.requests)];
}

export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
  }
}
