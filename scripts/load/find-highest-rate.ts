import { figuresOf } from './figures.ts';
import type { LoadClient } from './load-client.ts';
import { measureOpen, warmUp } from './repeat-reference.ts';
import type { Target } from './targets.ts';

const seconds = 4;
const firstPerSecond = 250;
const step = 1.25;
const mostPerSecond = 20_000;
const p99LimitMs = 50;

/** The highest of rates a quarter apart at which every request is answered and p99 stays under 50 ms; 0 if none. */
export async function findHighestRate(client: LoadClient, target: Target): Promise<number> {
  await measureOpen(client, target, warmUp);
  let highest = 0;
  for (let perSecond = firstPerSecond; perSecond < mostPerSecond; perSecond = Math.round(perSecond * step)) {
    const { p99, errors } = figuresOf(await measureOpen(client, target, { perSecond, seconds }));
    if (errors > 0 || p99 >= p99LimitMs) break;
    highest = perSecond;
  }
  return highest;
}
