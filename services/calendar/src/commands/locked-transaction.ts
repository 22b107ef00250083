import { type Database, isUniqueViolation } from '@studyhall/db';
import { lockPeople } from '../data/person-repository.ts';
import type { Tables, Writer } from '../data/tables.ts';

const mostAttempts = 5;

/** What was read before the locks no longer holds; reading again settles it. */
export class OutdatedReadError extends Error {
  override name = 'OutdatedReadError';
}

/** Runs work in a transaction that first takes the lock of every person; throws when one of them has no row. */
export function withLockedPeople<R>(
  db: Database<Tables>,
  people: readonly string[],
  work: (tx: Writer) => Promise<R>,
): Promise<R> {
  return db.transaction(async (tx) => {
    if (!(await lockPeople(tx, people))) throw new OutdatedReadError('A person has no row');
    return work(tx);
  });
}

/**
 * Repeats an attempt that met a change since it read, or lost a race for a key: the next one sees what the other
 * did.
 */
export async function untilSettled<R>(
  attempt: () => Promise<R>,
  beforeRepeat: () => Promise<void> = async () => {},
): Promise<R> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      const isPassing = error instanceof OutdatedReadError || isUniqueViolation(error);
      if (!isPassing || attempts === mostAttempts) throw error;
      await beforeRepeat();
    }
  }
}
