import { setTimeout as delay } from 'node:timers/promises';

/** One request: when it was due, what it took from then on, and whether it was answered as it should be. */
export interface Sample {
  /** By performance.now(). */
  readonly dueAt: number;
  readonly ms: number;
  readonly ok: boolean;
}

export interface OpenLoad {
  readonly samples: readonly Sample[];
  /** When the oldest was due that is not answered yet; undefined without any. */
  waitingSince(): number | undefined;
  /** Ends it, once what is under way is answered. */
  stop(): Promise<void>;
  /** Ends it the same way after so many seconds. */
  after(seconds: number): Promise<void>;
}

const tickMs = 1;

/**
 * Sends so many requests a second, whether or not those before are answered: one that had to wait for a standstill
 * counts from when it was due, and not from when there was time to send it. `send` answers whether all is well, and
 * must not throw.
 */
export function startOpenLoad(perSecond: number, send: (dueAt: number) => Promise<boolean>): OpenLoad {
  const samples: Sample[] = [];
  /** Each with when it was due, in that order. */
  const underWay = new Map<Promise<void>, number>();
  const beganAt = performance.now();
  let sent = 0;
  const sendOne = async (dueAt: number) => {
    const ok = await send(dueAt);
    samples.push({ dueAt, ms: performance.now() - dueAt, ok });
  };
  const timer = setInterval(() => {
    const due = ((performance.now() - beganAt) * perSecond) / 1_000;
    for (; sent < due; sent += 1) {
      const dueAt = beganAt + (sent * 1_000) / perSecond;
      const one = sendOne(dueAt);
      underWay.set(one, dueAt);
      void one.finally(() => underWay.delete(one));
    }
  }, tickMs);
  const stop = async () => {
    clearInterval(timer);
    await Promise.all(underWay.keys());
  };
  return {
    samples,
    waitingSince: () => underWay.values().next().value,
    stop,
    after: async (seconds) => {
      await delay(seconds * 1_000);
      await stop();
    },
  };
}

/** Those that were due within a while. */
export function within(samples: readonly Sample[], from: number, to: number): readonly Sample[] {
  return samples.filter(({ dueAt }) => dueAt >= from && dueAt < to);
}

/** What the given share of requests took at most, in milliseconds; 0 without any. */
export function quantileOf(samples: readonly Sample[], share: number): number {
  const sorted = samples.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export function countFailed(samples: readonly Sample[]): number {
  return samples.filter(({ ok }) => !ok).length;
}
