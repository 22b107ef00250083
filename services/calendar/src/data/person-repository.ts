import { type Database, isUniqueViolation, type Parameter, prepareQuery } from '@studyhall/db';
import type { Reader, Tables, Writer } from './tables.ts';

/**
 * Takes the row lock of every person and counts their revisions up; false when one of them has no row. It must be
 * the first statement of its transaction: whatever is read before may be out of date once the locks are held.
 * One statement takes them all without deadlock, because both engines walk the primary key in its order.
 */
export async function lockPeople(tx: Writer, personIds: readonly string[]): Promise<boolean> {
  if (personIds.length === 0) return true;
  const { numUpdatedRows } = await tx
    .updateTable('people')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('person_id', 'in', personIds)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === BigInt(personIds.length);
}

/** Makes the rows that are missing, each in a transaction of its own, so that no two callers wait in a circle. */
export async function insertMissingPeople(db: Database<Tables>, personIds: readonly string[]): Promise<void> {
  const rows = await db.read
    .selectFrom('people')
    .select('person_id')
    .where('person_id', 'in', personIds)
    .execute();
  const known = new Set(rows.map((row) => row.person_id));
  for (const personId of personIds) {
    if (!known.has(personId)) await insertPerson(db, personId);
  }
}

async function insertPerson(db: Database<Tables>, personId: string): Promise<void> {
  try {
    await db.transaction((tx) =>
      tx.insertInto('people').values({ person_id: personId, revision: 0 }).execute(),
    );
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}

const selectRevision = prepareQuery((db: Reader, parameter: Parameter<{ personId: string }>) =>
  db.selectFrom('people').select('revision').where('person_id', '=', parameter('personId')),
);

/** 0 for a person whom the ledger does not know. */
export async function findRevision(db: Reader, personId: string): Promise<number> {
  const [row] = await selectRevision(db, { personId });
  return row?.revision ?? 0;
}

export async function findRevisions(
  db: Reader,
  personIds: readonly string[],
): Promise<{ personId: string; revision: number }[]> {
  if (personIds.length === 0) return [];
  return db
    .selectFrom('people')
    .select(['person_id as personId', 'revision'])
    .where('person_id', 'in', personIds)
    .execute();
}

export async function deletePerson(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('people').where('person_id', '=', personId).execute();
}
