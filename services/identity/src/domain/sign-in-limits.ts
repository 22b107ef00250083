const minute = 60_000;

/** How many failures of one kind are taken within a window that begins with the first of them. */
export interface AttemptLimit {
  readonly max: number;
  readonly windowMs: number;
}

/**
 * Failed passwords. Whoever guesses from one place is stopped early; an account is closed to everybody only
 * when it is attacked from many, and never for longer than its window: the owner is not locked out for good,
 * and a password reset opens it at once.
 */
export const signInLimits = {
  /** One client, whichever accounts it tries; a campus may share one address. */
  client: { max: 100, windowMs: 15 * minute },
  /** One client on one account. */
  clientOnAccount: { max: 10, windowMs: 15 * minute },
  /** One account, from anywhere. */
  account: { max: 50, windowMs: 15 * minute },
} as const satisfies Record<string, AttemptLimit>;

/** Mails that anybody can make us send to one address. */
export const mailLimit: AttemptLimit = { max: 5, windowMs: 60 * minute };

export interface AttemptCount {
  readonly count: number;
  readonly limit: AttemptLimit;
  /** Epoch milliseconds. */
  readonly windowEndsAt: number;
}

/** Seconds until the attempt may be made again; null when it may be made now. */
export function secondsUntilAllowed(counts: readonly AttemptCount[], now: number): number | null {
  const blocking = counts.filter(({ count, limit }) => count > limit.max);
  if (blocking.length === 0) return null;
  const until = Math.max(...blocking.map(({ windowEndsAt }) => windowEndsAt));
  return Math.max(1, Math.ceil((until - now) / 1000));
}

/** True for the first attempt that a limit turns away, which is the one worth recording. */
export function isFirstBlocked(counts: readonly AttemptCount[]): boolean {
  return counts.some(({ count, limit }) => count === limit.max + 1);
}
