import { isUniqueViolation } from '@studyhall/db';
import { assertRange, type ConfirmClaim } from '@studyhall/http';
import type { Interval } from '@studyhall/time';
import type { Context } from '../context.ts';
import type { Writer } from '../data/tables.ts';
import { insertQueue, markQueueDue } from '../data/waitlist-queue-repository.ts';
import { findOpenEntries, findWaitlistEntry, insertWaitlistEntry } from '../data/waitlist-repository.ts';
import { findWishProblem } from '../domain/booking.ts';
import type { BookableTutor } from '../domain/tutor.ts';
import { isSameWish, isServable, maxOpenEntries, type WaitlistEntry } from '../domain/waitlist.ts';
import {
  AlreadyWaitingError,
  BookingRefusedError,
  RangeTooShortError,
  WaitlistFullError,
} from '../session-errors.ts';
import { withBookingLocks } from './booking-lock.ts';
import { loadApprovedTutor } from './load-approved-tutor.ts';

export interface WaitlistInput {
  /** The same for every repeat of the request. */
  readonly id: string;
  readonly confirmClaim: ConfirmClaim;
  readonly tutorId: string;
  readonly studentId: string;
  readonly studentName: string;
  readonly courseCode: string;
  readonly minutes: number;
  readonly range: Interval;
}

const longestRangeDays = 62;

/** Puts a student at the end of the line for some of a tutor's time. */
export async function joinWaitlist(context: Context, input: WaitlistInput): Promise<WaitlistEntry> {
  const { db, now } = context;
  const tutor = await loadApprovedTutor(db.read, input.tutorId);
  const { range, confirmClaim, ...wish } = input;
  const entry: WaitlistEntry = { ...wish, ...range, status: 'waiting', sessionId: null, createdAt: now() };
  checkEntry(entry, tutor);
  try {
    await withBookingLocks(db, [entry.studentId, entry.tutorId], async (tx) => {
      await confirmClaim(tx);
      await storeEntry(tx, entry);
    });
  } catch (error) {
    const stored = isUniqueViolation(error) ? await findWaitlistEntry(db.read, entry.id) : null;
    if (!stored) throw error;
    return stored;
  }
  context.sweep.kick();
  return entry;
}

function checkEntry(entry: WaitlistEntry, tutor: BookableTutor): void {
  const { studentId, courseCode, minutes, start, end, createdAt } = entry;
  assertRange(start, end, longestRangeDays);
  if (end - start < minutes * 60_000) throw new RangeTooShortError(minutes);
  const anyMode = tutor.modes[0] ?? 'online';
  const problem = findWishProblem({ studentId, courseCode, minutes, mode: anyMode }, tutor);
  if (problem) throw new BookingRefusedError(problem);
  if (!isServable(entry, createdAt)) throw new BookingRefusedError('past');
}

async function storeEntry(tx: Writer, entry: WaitlistEntry): Promise<void> {
  const open = await findOpenEntries(tx, { studentId: entry.studentId, limit: maxOpenEntries });
  if (open.some((other) => other.id !== entry.id && isSameWish(other, entry)))
    throw new AlreadyWaitingError();
  if (open.length >= maxOpenEntries) throw new WaitlistFullError(maxOpenEntries);
  await insertWaitlistEntry(tx, entry);
  const { tutorId, createdAt } = entry;
  if (!(await markQueueDue(tx, tutorId, createdAt))) await insertQueue(tx, tutorId, createdAt);
}
