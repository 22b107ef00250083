import {
  findSlots,
  type Instant,
  type Interval,
  overlaps,
  type SlotRules,
  type Slots,
  slotWindow,
} from '@studyhall/time';
import type { Context } from '../context.ts';
import { findTutorStarts } from '../data/load-repository.ts';
import type { BookableTutor } from '../domain/tutor.ts';
import { defaultStepMinutes, findFullWeeks, slotRules, weeksAround } from '../domain/tutor-slots.ts';

export interface TutorSlotsQuery {
  readonly range: Interval;
  readonly minutes: number;
  readonly stepMinutes?: number | undefined;
  /** Reservations that do not count: that of a session which is being moved. */
  readonly ignoreRefs?: readonly string[] | undefined;
  /** Someone who must be free as well; nothing is kept free around what they have. */
  readonly studentId?: string | undefined;
}

/** Every start at which the tutor can be booked, and how many each rule took. Asks the calendar once. */
export async function findTutorSlots(
  context: Context,
  tutor: BookableTutor,
  query: TutorSlotsQuery,
): Promise<Slots> {
  const { rules, busy, studentBusy } = await loadGrounds(context, tutor, query);
  const { starts, removed } = findSlots({ hours: tutor.hours, busy, range: query.range, rules });
  if (studentBusy.length === 0) return { starts, removed };
  const length = query.minutes * 60_000;
  const isFree = (start: Instant) =>
    !studentBusy.some((taken) => overlaps(taken, { start, end: start + length }));
  return { starts: starts.filter(isFree), removed };
}

interface Grounds {
  readonly rules: SlotRules;
  readonly busy: readonly Interval[];
  readonly studentBusy: readonly Interval[];
}

async function loadGrounds(
  { db, busyTimes, now }: Context,
  tutor: BookableTutor,
  query: TutorSlotsQuery,
): Promise<Grounds> {
  const { minutes, stepMinutes = defaultStepMinutes, range, ignoreRefs, studentId } = query;
  const rules = slotRules(tutor, { minutes, stepMinutes, now: now(), fullWeeks: [] });
  const [busy, starts] = await Promise.all([
    busyTimes.find({
      people: studentId === undefined ? [tutor.id] : [tutor.id, studentId],
      range: slotWindow(tutor.timeZone, range, rules),
      ignoreRefs,
    }),
    findTutorStarts(db.read, tutor.id, weeksAround(range, tutor.timeZone)),
  ]);
  return {
    rules: { ...rules, fullWeeks: findFullWeeks(starts, tutor) },
    busy: busy.get(tutor.id) ?? [],
    studentBusy: (studentId !== undefined && busy.get(studentId)) || [],
  };
}
