import { isUniqueViolation } from '@studyhall/db';
import type { Context } from '../context.ts';
import { countAttempt } from '../data/attempt-repository.ts';
import type { AttemptCount, AttemptLimit } from '../domain/sign-in-limits.ts';

export interface Counter {
  readonly subject: string;
  readonly limit: AttemptLimit;
}

/** Counts an attempt with each counter, before it is made: many at once cannot slip through together. */
export async function countAttempts(
  { db, now }: Pick<Context, 'db' | 'now'>,
  counters: readonly Counter[],
): Promise<AttemptCount[]> {
  const count = () =>
    db.transaction(async (tx) => {
      const counts: AttemptCount[] = [];
      for (const counter of counters) counts.push(await countAttempt(tx, { ...counter, now: now() }));
      return counts;
    });
  try {
    return await count();
  } catch (error) {
    // Another request began the window; now there is one to count in.
    if (!isUniqueViolation(error)) throw error;
    return count();
  }
}
