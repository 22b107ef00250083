import { insertRows } from '@studyhall/db';
import { inChunks, type Reader } from './reader.ts';
import type { PersonRow, Writer } from './tables.ts';

/** Somebody of whom nothing is known but the id. */
export function unknownPerson(person_id: string): PersonRow {
  return { person_id, ...unknown };
}

const unknown: Omit<PersonRow, 'person_id'> = {
  name: null,
  email: null,
  is_coordinator: 0,
  profile_zone: null,
  time_zone: null,
  language: 'en',
  quiet_from: null,
  quiet_to: null,
  channels: '{}',
  signal_position: 0,
  mail_problem: null,
  mail_problem_at: null,
  erased_at: null,
};

export async function findPeople(db: Reader, ids: readonly string[]): Promise<PersonRow[]> {
  const found: PersonRow[] = [];
  for (const chunk of inChunks(ids)) {
    found.push(...(await db.selectFrom('people').selectAll().where('person_id', 'in', chunk).execute()));
  }
  return found;
}

export async function findPerson(db: Reader, id: string): Promise<PersonRow | null> {
  return (await findPeople(db, [id]))[0] ?? null;
}

/** The people with these ids; those not heard of yet are made. The caller holds the stream's lock. */
export async function ensurePeople(tx: Writer, ids: readonly string[]): Promise<PersonRow[]> {
  const wanted = [...new Set(ids)];
  const found = await findPeople(tx, wanted);
  const known = new Set(found.map((row) => row.person_id));
  const made = wanted.filter((id) => !known.has(id)).map(unknownPerson);
  await insertRows(tx, 'people', made);
  return [...found, ...made];
}

/** Changes somebody who is there and was not erased; false otherwise. */
export async function updatePerson(
  tx: Writer,
  id: string,
  changes: Partial<Omit<PersonRow, 'person_id'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('people')
    .set(changes)
    .where('person_id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Of those to whom these deliveries went. */
export async function clearMailProblem(tx: Writer, deliveryIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('people')
    .set({ mail_problem: null, mail_problem_at: null })
    .where('mail_problem', 'is not', null)
    .where(({ eb, selectFrom }) =>
      eb('person_id', 'in', selectFrom('deliveries').select('person_id').where('id', 'in', deliveryIds)),
    )
    .execute();
}

/** Leaves the id alone, so that a late event does not bring the person back. */
export async function erasePersonRow(tx: Writer, id: string, at: string): Promise<void> {
  await ensurePeople(tx, [id]);
  await tx
    .updateTable('people')
    .set({ ...unknown, erased_at: at })
    .where('person_id', '=', id)
    .execute();
}

export async function findCoordinators(db: Reader, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('person_id')
    .where('is_coordinator', '=', 1)
    .orderBy('person_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

export interface PositionRange {
  /** Excluded. */
  readonly after: number;
  /** Included. */
  readonly through: number;
}

/** Who read something, or changed their preferences, between two positions. */
export async function findSignalled(db: Reader, { after, through }: PositionRange): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('person_id')
    .where('signal_position', '>', after)
    .where('signal_position', '<=', through)
    .execute();
  return rows.map((row) => row.person_id);
}
