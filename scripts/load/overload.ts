import { type Figures, figuresOf } from './figures.ts';
import type { LoadClient } from './load-client.ts';
import { type Sample, startOpenLoad } from './open-load.ts';
import type { Target } from './targets.ts';

export interface Overload {
  /** Answers a second of as many clients as keep the service busy. */
  readonly capacity: number;
  readonly accepted: Figures;
  /** Told at once to come back. */
  readonly refused: Figures | null;
  /** Answered otherwise than with what was asked for, or with 503. */
  readonly wrong: number;
}

const busyClients = 32;
const warmUpMs = 2_000;

/** Sends so many times what the service can answer. */
export async function overload(
  client: LoadClient,
  target: Target,
  { times, seconds }: { readonly times: number; readonly seconds: number },
): Promise<Overload> {
  const capacity = await measureCapacity(client, target, seconds);
  const byStatus = new Map<number | string, Sample[]>();
  const load = startOpenLoad(capacity * times, async (dueAt) => {
    const { status } = await client.ask(target);
    const sample = { dueAt, ms: performance.now() - dueAt, ok: true };
    const alike = byStatus.get(status);
    if (alike) alike.push(sample);
    else byStatus.set(status, [sample]);
    return true;
  });
  const beganAt = performance.now();
  await load.after(seconds + warmUpMs / 1_000);
  const settled = (status: number) =>
    (byStatus.get(status) ?? []).filter(({ dueAt }) => dueAt > beganAt + warmUpMs);
  const refused = settled(503);
  return {
    capacity,
    accepted: figuresOf(settled(200)),
    refused: refused.length === 0 ? null : figuresOf(refused),
    wrong: [...byStatus].reduce(
      (sum, [status, { length }]) => sum + (status === 200 || status === 503 ? 0 : length),
      0,
    ),
  };
}

async function measureCapacity(client: LoadClient, target: Target, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  let answers = 0;
  const keepAsking = async () => {
    while (performance.now() < end) {
      if ((await client.ask(target)).status === 200) answers += 1;
    }
  };
  await Promise.all(Array.from({ length: busyClients }, keepAsking));
  return Math.round(answers / seconds);
}
