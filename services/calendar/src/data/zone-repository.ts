import type { Reader, Writer } from './tables.ts';

/** The zone of each person's profile, or of the timetable where the profile has none; others are absent. */
export async function findTimeZones(
  db: Reader,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ofTimetables = await db
    .selectFrom('timetables')
    .select(['person_id', 'time_zone'])
    .where('person_id', 'in', people)
    .execute();
  const ofProfiles = await db
    .selectFrom('profile_zones')
    .select(['person_id', 'time_zone'])
    .where('person_id', 'in', people)
    .execute();
  return new Map([...ofTimetables, ...ofProfiles].map((row) => [row.person_id, row.time_zone]));
}

export async function replaceProfileZone(tx: Writer, personId: string, timeZone: string): Promise<void> {
  await deleteProfileZone(tx, personId);
  await tx.insertInto('profile_zones').values({ person_id: personId, time_zone: timeZone }).execute();
}

export async function deleteProfileZone(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('profile_zones').where('person_id', '=', personId).execute();
}
