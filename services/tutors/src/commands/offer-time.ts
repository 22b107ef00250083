import { newId } from '@studyhall/db';
import { findSlots, type Instant, type Interval, overlaps } from '@studyhall/time';
import type { Context } from '../context.ts';
import type { QueueLease } from '../data/waitlist-queue-repository.ts';
import { findWishProblem } from '../domain/booking.ts';
import type { Policy } from '../domain/limits.ts';
import { newSession, offerDeadline, type Session, type SessionMode } from '../domain/session.ts';
import type { BookableTutor } from '../domain/tutor.ts';
import { defaultStepMinutes, findFullWeeks, slotRules } from '../domain/tutor-slots.ts';
import type { WaitlistEntry } from '../domain/waitlist.ts';
import { keepWithinLimits } from './find-free-starts.ts';
import { loadTutorsTime } from './load-tutors-time.ts';
import { placeSession } from './place-session.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** The calendar answers about at most a hundred days at once. */
const daysAtOnce = 90;

/** A tutor's time as it was at one look, and what was offered of it since. */
export interface BookableTime {
  readonly busy: Interval[];
  /** Starts of sessions, each once. */
  readonly booked: Instant[];
}

export interface OfferTerms {
  readonly tutor: BookableTutor;
  readonly policy: Policy;
  readonly time: BookableTime;
  /** Of the look that `time` comes from. */
  readonly lease: QueueLease;
}

/** All that is taken of a tutor's time from now to the horizon. */
export async function loadBookableTime(context: Context, tutor: BookableTutor): Promise<BookableTime> {
  const start = context.now();
  const end = start + (tutor.maxAdvanceDays + 1) * day;
  const busy: Interval[] = [];
  const booked = new Set<Instant>();
  for (let from = start; from < end; from += daysAtOnce * day) {
    const range = { start: from, end: Math.min(end, from + daysAtOnce * day) };
    const time = (await loadTutorsTime(context, [tutor], range)).of(tutor.id);
    busy.push(...time.busy);
    for (const booking of time.booked) booked.add(booking);
  }
  return { busy, booked: [...booked] };
}

/** Offers the first time that is free for both; null where there is none, and the entry keeps its place. */
export async function offerTime(
  context: Context,
  entry: WaitlistEntry,
  terms: OfferTerms,
): Promise<Interval | null> {
  const { tutor, policy, lease } = terms;
  const { studentId, courseCode, minutes } = entry;
  const mode = tutor.modes[0];
  if (!mode || findWishProblem({ studentId, courseCode, minutes, mode }, tutor)) return null;
  const [start] = await findStartsFor(context, entry, terms);
  if (start === undefined) return null;
  const session = toOffer(entry, { tutor, mode, start, now: context.now() });
  const { outcome } = await placeSession(context, { tutor, policy, session, lease });
  return outcome === 'placed' ? session : null;
}

async function findStartsFor(context: Context, entry: WaitlistEntry, terms: OfferTerms): Promise<Instant[]> {
  const { tutor, policy, time } = terms;
  const { studentId, minutes, start, end } = entry;
  const length = minutes * minute;
  const now = context.now();
  const range = { start: Math.max(start, now), end: Math.max(end, now) };
  const fullWeeks = findFullWeeks(time.booked, tutor);
  const rules = slotRules(tutor, { minutes, stepMinutes: defaultStepMinutes, now, fullWeeks });
  const { starts } = findSlots({ hours: tutor.hours, busy: time.busy, range, rules });
  const within = starts.filter((at) => at + length <= end);
  if (within.length === 0) return [];
  const busy = await context.busyTimes.find({ people: [studentId], range: { start: range.start, end } });
  const taken = busy.get(studentId) ?? [];
  const free = within.filter(
    (at) => !taken.some((other) => overlaps(other, { start: at, end: at + length })),
  );
  return keepWithinLimits(context, free, { policy, studentId, range });
}

interface Offer {
  readonly tutor: BookableTutor;
  readonly mode: SessionMode;
  readonly start: Instant;
  readonly now: Instant;
}

function toOffer(entry: WaitlistEntry, { tutor, mode, start, now }: Offer): Session {
  return newSession({
    id: newId(),
    tutorId: tutor.id,
    tutorName: tutor.name,
    studentId: entry.studentId,
    studentName: entry.studentName,
    courseCode: entry.courseCode,
    mode,
    topic: '',
    start,
    end: start + entry.minutes * minute,
    answerBy: offerDeadline(now, start),
    waitlistEntryId: entry.id,
    createdAt: now,
  });
}
