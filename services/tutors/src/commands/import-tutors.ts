import type { WeeklyHours } from '@studyhall/time';
import type { Context } from '../context.ts';
import type { Writer } from '../data/tables.ts';
import { hasTutors, insertTutor } from '../data/tutor-repository.ts';
import type { Tutor, TutorStatus } from '../domain/tutor.ts';
import type { ProfileInput } from '../domain/tutor-profile.ts';
import { NotEmptyError } from '../errors.ts';
import { publishTutorEvent } from '../tutor-events.ts';
import { refreshListing } from './refresh-listing.ts';
import { checkAvailability } from './save-availability.ts';
import { checkProfile, toApplication } from './save-tutor-profile.ts';

export interface ImportedTutor extends ProfileInput {
  readonly id: string;
  readonly name: string;
  readonly status: TutorStatus;
  readonly availability: WeeklyHours;
}

/** Loads initial tutors by the same rules as everyone's edits, all or nothing, into an empty store only. */
export async function importTutors(context: Context, imported: readonly ImportedTutor[]): Promise<void> {
  const { db, now, courses, relay, freeTimes } = context;
  await courses.find(imported.flatMap((tutor) => tutor.courses));
  const at = now();
  const tutors: Tutor[] = [];
  for (const { id, name, status, availability, ...input } of imported) {
    checkAvailability(availability);
    const profile = await checkProfile(context, input);
    const decidedAt = status === 'pending' ? null : at;
    tutors.push({ ...toApplication({ id, name }, profile, at), status, hours: availability, decidedAt });
  }
  await db.transaction(async (tx) => {
    if (await hasTutors(tx)) throw new NotEmptyError();
    for (const tutor of tutors) await insertImported(tx, tutor);
  });
  relay.kick();
  freeTimes.kick();
}

async function insertImported(tx: Writer, tutor: Tutor): Promise<void> {
  await insertTutor(tx, tutor);
  await refreshListing(tx, tutor);
  const type = tutor.status === 'pending' ? 'tutor.applied' : (`tutor.${tutor.status}` as const);
  await publishTutorEvent(tx, { type, tutor, at: tutor.appliedAt });
}
