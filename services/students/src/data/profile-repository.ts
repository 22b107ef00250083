import type { Kysely, Transaction } from 'kysely';
import type { ProfileRow, Tables } from './tables.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

export async function findProfile(db: Reader, personId: string): Promise<ProfileRow | null> {
  const row = await db
    .selectFrom('profiles')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ?? null;
}

/** True when the profile was there and is changed; the row stays locked until the transaction ends. */
export async function updateProfile(db: Transaction<Tables>, row: ProfileRow): Promise<boolean> {
  const { person_id, ...values } = row;
  const { numUpdatedRows } = await db
    .updateTable('profiles')
    .set(values)
    .where('person_id', '=', person_id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertProfile(db: Transaction<Tables>, row: ProfileRow): Promise<void> {
  await db.insertInto('profiles').values(row).execute();
}

export async function findEnrolments(db: Reader, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('enrolments')
    .select('course_code')
    .where('person_id', '=', personId)
    .orderBy('course_code')
    .execute();
  return rows.map((row) => row.course_code);
}

export interface Enrolment {
  readonly personId: string;
  readonly courses: readonly string[];
  readonly at: string;
}

/** Courses that stay keep the day of their enrolment. */
export async function replaceEnrolments(db: Transaction<Tables>, enrolment: Enrolment): Promise<void> {
  const { personId, courses, at } = enrolment;
  const before = await findEnrolments(db, personId);
  const left = before.filter((code) => !courses.includes(code));
  const added = courses.filter((code) => !before.includes(code));
  if (left.length > 0) {
    await db
      .deleteFrom('enrolments')
      .where('person_id', '=', personId)
      .where('course_code', 'in', left)
      .execute();
  }
  if (added.length > 0) {
    await db
      .insertInto('enrolments')
      .values(added.map((course_code) => ({ person_id: personId, course_code, enrolled_at: at })))
      .execute();
  }
}

export async function deletePerson(db: Transaction<Tables>, personId: string): Promise<void> {
  await db.deleteFrom('participation').where('person_id', '=', personId).execute();
  await db.deleteFrom('enrolments').where('person_id', '=', personId).execute();
  await db.deleteFrom('profiles').where('person_id', '=', personId).execute();
}
