const second = 1_000;
const minute = 60 * second;

const firstRetryMs = 5 * second;
const longestRetryMs = 10 * minute;

/**
 * After every service has confirmed they are asked once more: by then no token of the person is valid (15
 * minutes) that could have left new traces, and no event of theirs is under way.
 */
const secondPassMs = 20 * minute;

export interface Erasure {
  readonly attempts: number;
  /** Epoch milliseconds of the first time that every service had confirmed. */
  readonly confirmedAt: number | null;
}

export type ErasureStep =
  | { readonly done: true }
  | ({ readonly done: false; readonly nextAttemptAt: number } & Erasure);

/** What follows an attempt, by whether every service confirmed it. */
export function decideErasureStep(erasure: Erasure, allConfirmed: boolean, now: number): ErasureStep {
  if (!allConfirmed) {
    const attempts = erasure.attempts + 1;
    const pause = Math.min(longestRetryMs, firstRetryMs * 2 ** (attempts - 1));
    return { done: false, attempts, confirmedAt: erasure.confirmedAt, nextAttemptAt: now + pause };
  }
  if (erasure.confirmedAt !== null) return { done: true };
  return { done: false, attempts: 0, confirmedAt: now, nextAttemptAt: now + secondPassMs };
}
