import { isUniqueViolation, toDatabaseInstant } from '@studyhall/db';
import { publish } from '@studyhall/events';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { findCoursesByCode } from '../data/course-repository.ts';
import { insertProfile, replaceEnrolments, updateProfile } from '../data/profile-repository.ts';
import type { ProfileRow, Tables } from '../data/tables.ts';
import { UnknownCourseError } from '../errors.ts';

export interface ProfileInput {
  readonly displayName: string;
  readonly programme?: string | null;
  readonly year?: number | null;
  readonly timeZone: string;
  readonly languages?: readonly string[];
  readonly courses?: readonly string[];
  readonly bio?: string;
}

/** Replaces a person's profile and enrolments together. */
export async function saveProfile(
  context: Context,
  personId: string,
  input: ProfileInput,
): Promise<ProfileRow> {
  const { db, now, relay } = context;
  const save = () => db.transaction((tx) => saveProfileIn(tx, personId, input, now()));
  const row = await save().catch((error: unknown) => {
    // The event that makes the profile, or another of the person's devices, came first.
    if (!isUniqueViolation(error)) throw error;
    return save();
  });
  relay.kick();
  return row;
}

export async function saveProfileIn(
  tx: Transaction<Tables>,
  personId: string,
  input: ProfileInput,
  now: number,
): Promise<ProfileRow> {
  const courses = input.courses ?? [];
  const known = new Set((await findCoursesByCode(tx, courses)).map((course) => course.code));
  const unknown = courses.filter((code) => !known.has(code));
  if (unknown.length > 0) throw new UnknownCourseError(unknown, courses);
  const at = toDatabaseInstant(now);
  const row: ProfileRow = {
    person_id: personId,
    display_name: input.displayName,
    programme: input.programme ?? null,
    year: input.year ?? null,
    time_zone: input.timeZone,
    languages: JSON.stringify(input.languages ?? []),
    bio: input.bio ?? '',
    updated_at: at,
  };
  if (!(await updateProfile(tx, row))) await insertProfile(tx, row);
  await replaceEnrolments(tx, { personId, courses, at });
  const data = { personId, name: input.displayName, timeZone: input.timeZone };
  await publish(tx, { type: 'profile.changed', subject: personId, data, at: now });
  return row;
}
