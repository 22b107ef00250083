import type { Instant, Interval } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findBookedStarts } from '../data/free-time-repository.ts';

const day = 86_400_000;
const week = 7 * day;

export interface TutorTime {
  readonly busy: readonly Interval[];
  /** Starts of sessions, in whole weeks. */
  readonly booked: readonly Instant[];
}

/** What tutors have in and around a range. */
export interface TutorsTime {
  of(tutorId: string): TutorTime;
}

/** For at most as many tutors as the calendar answers about at once; it is asked once. */
export async function loadTutorsTime(
  { db, busyTimes }: Context,
  tutors: readonly { readonly id: string }[],
  range: Interval,
): Promise<TutorsTime> {
  const people = tutors.map(({ id }) => id);
  const [busy, booked] = await Promise.all([
    // The grid of starts may hang on the local day before the range; a session and its buffer end within a day.
    busyTimes.find({ people, range: { start: range.start - 3 * day, end: range.end + day } }),
    findBookedStarts(db.read, people, { start: range.start - week, end: range.end + week }),
  ]);
  return { of: (id) => ({ busy: busy.get(id) ?? [], booked: booked.get(id) ?? [] }) };
}
