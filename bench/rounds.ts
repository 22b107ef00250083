import { type Spread, spreadOf } from './result.ts';

export const rounds = 5;

type Side = () => number | Promise<number>;

/** Two sides in turn, so that whatever disturbs the machine disturbs both. Each call measures one figure. */
export async function inTurn(ours: Side, theirs: Side): Promise<{ ours: number[]; theirs: number[] }> {
  const samples: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round += 1) {
    samples.ours.push(await ours());
    samples.theirs.push(await theirs());
  }
  return samples;
}

/** How many times `slower` takes what `faster` takes, round by round. */
export function ratioOf(slower: readonly number[], faster: readonly number[]): Spread {
  return spreadOf(slower.map((value, round) => value / (faster[round] ?? Number.NaN)));
}

/** Milliseconds that one call takes: the mean of so many. */
export function timeOf(work: () => unknown, calls: number): number {
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) work();
  return (performance.now() - start) / calls;
}
