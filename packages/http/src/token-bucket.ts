import { RecentMap } from './recent-map.ts';

/** How much may be taken at once, and how much a second after that. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

const rememberedCallers = 25_000;

/** A token bucket for each caller, in this process; callers not seen for long are forgotten. */
export class TokenBuckets {
  readonly #allowance: Allowance;
  readonly #now: () => number;
  readonly #buckets = new RecentMap<{ tokens: number; at: number }>(rememberedCallers);

  constructor(allowance: Allowance, now: () => number) {
    this.#allowance = allowance;
    this.#now = now;
  }

  /** Takes one token; answers 0, or after how many seconds there is one. */
  take(caller: string): number {
    const { burst, perSecond } = this.#allowance;
    const now = this.#now();
    const bucket = this.#buckets.get(caller);
    if (bucket === undefined) {
      this.#buckets.set(caller, { tokens: burst - 1, at: now });
      return 0;
    }
    const refilled = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    bucket.tokens = refilled < 1 ? refilled : refilled - 1;
    return refilled < 1 ? Math.ceil((1 - refilled) / perSecond) : 0;
  }
}
