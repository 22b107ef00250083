import { findSlots, type Interval } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findFreeTimes } from '../data/free-time-repository.ts';
import { findTutors, toBookableTutor } from '../data/tutor-repository.ts';
import { mayStartWithin } from '../domain/free-time.ts';
import type { BookableTutor } from '../domain/tutor.ts';
import { defaultStepMinutes, findFullWeeks, slotRules } from '../domain/tutor-slots.ts';
import { loadTutorsTime, type TutorTime } from './load-tutors-time.ts';

export interface FreeWithinQuery {
  readonly tutorIds: readonly string[];
  readonly range: Interval;
  /** No more are looked for once so many are found. */
  readonly enough: number;
}

/** How many more than enough are looked at together: some will not be free after all. */
const spare = 10;

/**
 * Which of the tutors, in their order, can be booked within a range for the shortest length they offer. The
 * projection rules most of the others out; the rest is asked of the calendar, so that who is shown can be booked.
 */
export async function findFreeWithin(context: Context, query: FreeWithinQuery): Promise<ReadonlySet<string>> {
  const { tutorIds, range, enough } = query;
  const freeTimes = await findFreeTimes(context.db.read, tutorIds);
  const possible = tutorIds.filter((id) => {
    const freeTime = freeTimes.get(id);
    return freeTime !== undefined && mayStartWithin(freeTime, range);
  });
  const found = new Set<string>();
  const atOnce = enough + spare;
  for (let from = 0; from < possible.length && found.size < enough; from += atOnce) {
    const asked = possible.slice(from, from + atOnce);
    for (const id of await askCalendar(context, asked, range)) found.add(id);
  }
  return found;
}

async function askCalendar(
  context: Context,
  tutorIds: readonly string[],
  range: Interval,
): Promise<string[]> {
  const tutors = (await findTutors(context.db.read, tutorIds)).map(toBookableTutor);
  const time = await loadTutorsTime(context, tutors, range);
  const now = context.now();
  const free = tutors.filter((tutor) => isFreeWithin(tutor, { ...time.of(tutor.id), range, now }));
  return free.map(({ id }) => id);
}

interface FreeGrounds extends TutorTime {
  readonly range: Interval;
  readonly now: number;
}

function isFreeWithin(tutor: BookableTutor, { busy, booked, range, now }: FreeGrounds): boolean {
  const minutes = tutor.sessionMinutes[0] ?? 0;
  const fullWeeks = findFullWeeks(booked, tutor);
  const rules = slotRules(tutor, { minutes, stepMinutes: defaultStepMinutes, now, fullWeeks });
  const { starts } = findSlots({ hours: tutor.hours, busy, range, rules });
  return starts.some((start) => start + minutes * 60_000 <= range.end);
}
