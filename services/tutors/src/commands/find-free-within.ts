import { findSlots, type Interval } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findFreeTimes } from '../data/free-time-repository.ts';
import { findTutors, toBookableTutor } from '../data/tutor-repository.ts';
import { mayStartWithin } from '../domain/free-time.ts';
import type { BookableTutor } from '../domain/tutor.ts';
import { defaultStepMinutes, findFullWeeks, slotRules } from '../domain/tutor-slots.ts';
import { loadTutorsTime, type TutorTime } from './load-tutors-time.ts';

/**
 * Which of the tutors can be booked within a range for the shortest length they offer. The projection rules most
 * of the others out; the rest is asked of the calendar in one call, so that who is shown can be booked.
 */
export async function findFreeWithin(
  context: Context,
  tutorIds: readonly string[],
  range: Interval,
): Promise<ReadonlySet<string>> {
  const { db, now } = context;
  const freeTimes = await findFreeTimes(db.read, tutorIds);
  const possible = tutorIds.filter((id) => {
    const freeTime = freeTimes.get(id);
    return freeTime !== undefined && mayStartWithin(freeTime, range);
  });
  const tutors = (await findTutors(db.read, possible)).map(toBookableTutor);
  const time = await loadTutorsTime(context, tutors, range);
  const at = now();
  return new Set(
    tutors.flatMap((tutor) =>
      isFreeWithin(tutor, { ...time.of(tutor.id), range, now: at }) ? [tutor.id] : [],
    ),
  );
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
