import { UnavailableError } from '@studyhall/http';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findFreeTimes } from '../data/free-time-repository.ts';
import { findTutors, toBookableTutor } from '../data/tutor-repository.ts';
import type { FreeTime } from '../domain/free-time.ts';
import type { Tutor } from '../domain/tutor.ts';
import { computeFreeTimes } from './compute-free-times.ts';

export interface FoundTutor {
  readonly tutor: Tutor;
  readonly nextFree: Instant | null;
}

/** The tutors of a page in its order, each with the next free time; who is suspended by now is left out. */
export async function listFoundTutors(context: Context, tutorIds: readonly string[]): Promise<FoundTutor[]> {
  const { db } = context;
  const [tutors, stored] = await Promise.all([
    findTutors(db.read, tutorIds),
    findFreeTimes(db.read, tutorIds),
  ]);
  const listed = tutors.filter(({ status }) => status === 'approved');
  const freeTimes = await bringUpToDate(context, listed, stored);
  const byId = new Map(listed.map((tutor) => [tutor.id, tutor]));
  return tutorIds.flatMap((id) => {
    const tutor = byId.get(id);
    return tutor ? [{ tutor, nextFree: freeTimes.get(id)?.nextFree ?? null }] : [];
  });
}

type FreeTimes = ReadonlyMap<string, FreeTime>;

/** Computes what has just become out of date for this page; without the calendar, what is stored must do. */
async function bringUpToDate(
  context: Context,
  tutors: readonly Tutor[],
  stored: FreeTimes,
): Promise<FreeTimes> {
  const now = context.now();
  const overdue = tutors.filter(({ id }) => (stored.get(id)?.dueAt ?? 0) <= now);
  try {
    const computed = await computeFreeTimes(context, overdue.map(toBookableTutor));
    return new Map([...stored, ...computed]);
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return stored;
  }
}
