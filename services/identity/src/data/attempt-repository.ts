import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Transaction } from 'kysely';
import type { AttemptCount, AttemptLimit } from '../domain/sign-in-limits.ts';
import type { Tables } from './tables.ts';

/**
 * Counts one attempt in the window under way, or begins one. Fails with a unique violation when another
 * transaction begins it at the same moment: run again.
 */
export async function countAttempt(
  tx: Transaction<Tables>,
  { subject, limit, now }: { subject: string; limit: AttemptLimit; now: number },
): Promise<AttemptCount> {
  const at = toDatabaseInstant(now);
  const { numUpdatedRows } = await tx
    .updateTable('attempts')
    .set((row) => ({ count: row('count', '+', 1) }))
    .where('subject', '=', subject)
    .where('window_ends_at', '>', at)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    const windowEndsAt = now + limit.windowMs;
    await deleteAttempts(tx, [subject]);
    await tx
      .insertInto('attempts')
      .values({ subject, count: 1, window_ends_at: toDatabaseInstant(windowEndsAt) })
      .execute();
    return { count: 1, limit, windowEndsAt };
  }
  const row = await tx
    .selectFrom('attempts')
    .select(['count', 'window_ends_at'])
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow();
  return { count: row.count, limit, windowEndsAt: fromDatabaseInstant(row.window_ends_at) };
}

/** Takes one attempt back: it did not fail. */
export async function uncountAttempts(tx: Transaction<Tables>, subjects: readonly string[]): Promise<void> {
  await tx
    .updateTable('attempts')
    .set((row) => ({ count: row('count', '-', 1) }))
    .where('subject', 'in', subjects)
    .where('count', '>', 0)
    .execute();
}

export async function deleteAttempts(tx: Transaction<Tables>, subjects: readonly string[]): Promise<void> {
  await tx.deleteFrom('attempts').where('subject', 'in', subjects).execute();
}

export async function deleteAttemptsEndedBefore(tx: Transaction<Tables>, now: string): Promise<void> {
  await tx.deleteFrom('attempts').where('window_ends_at', '<=', now).execute();
}
