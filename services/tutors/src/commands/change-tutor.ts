import { isUniqueViolation } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import type { Writer } from '../data/tables.ts';
import { findTutor, insertTutor, updateTutor } from '../data/tutor-repository.ts';
import { markQueuesDue } from '../data/waitlist-queue-repository.ts';
import type { Tutor } from '../domain/tutor.ts';
import { TutorChangedError } from '../errors.ts';
import { publishTutorEvent, type TutorEvent } from '../tutor-events.ts';
import { refreshListing } from './refresh-listing.ts';

export interface TutorChange {
  /** At the revision that was read. */
  readonly tutor: Tutor;
  readonly event?: TutorEvent;
}

/** From what is stored to what is to be stored; the same tutor is left as they are. */
export type DecideChange = (stored: Tutor | null, at: Instant) => TutorChange;

const mostAttempts = 5;

/** Stores a change of a tutor, its event and what searches find, in one transaction; answers what is stored. */
export async function changeTutor(context: Context, tutorId: string, decide: DecideChange): Promise<Tutor> {
  const { db, now, relay, freeTimes } = context;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    try {
      const tutor = await db.transaction((tx) => changeTutorIn(tx, tutorId, decide, now()));
      relay.kick();
      freeTimes.kick();
      return tutor;
    } catch (error) {
      // Somebody else was first; what they stored is read anew.
      if (!(error instanceof TutorChangedError || isUniqueViolation(error))) throw error;
    }
  }
  throw new TutorChangedError();
}

/** Throws TutorChangedError, or a unique violation, where somebody else was first. */
async function changeTutorIn(tx: Writer, tutorId: string, decide: DecideChange, at: Instant): Promise<Tutor> {
  const stored = await findTutor(tx, tutorId);
  const { tutor, event } = decide(stored, at);
  if (tutor === stored) return stored;
  const changed = stored ? await updateTutor(tx, tutor) : await insertTutor(tx, tutor);
  if (!changed) throw new TutorChangedError();
  await refreshListing(tx, changed);
  await markQueuesDue(tx, [tutorId], at);
  if (event) await publishTutorEvent(tx, { ...event, tutor, at });
  return changed;
}
