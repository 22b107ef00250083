import { type Database, isUniqueViolation } from '@studyhall/db';
import type { Tables, Writer } from './tables.ts';

/**
 * Takes the booking lock of every person; false when one of them has no row yet. It must be the first statement of
 * its transaction: what is read before may be out of date once the locks are held.
 */
export async function lockPeople(tx: Writer, personIds: readonly string[]): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('booking_locks')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('person_id', 'in', personIds)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === BigInt(personIds.length);
}

/** Makes the rows that are missing, each in a transaction of its own, so that no two callers wait in a circle. */
export async function insertMissingLocks(db: Database<Tables>, personIds: readonly string[]): Promise<void> {
  for (const personId of personIds) {
    try {
      await db.transaction((tx) =>
        tx.insertInto('booking_locks').values({ person_id: personId, revision: 0 }).execute(),
      );
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }
}
