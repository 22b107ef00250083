import { newId } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findPolicy } from '../data/policy-repository.ts';
import { loadBookableTutor } from '../data/tutor-repository.ts';
import {
  deleteEmptyQueue,
  findWaitingLine,
  leaseQueue,
  returnQueue,
  updateEntryStatus,
} from '../data/waitlist-repository.ts';
import { findWishProblem } from '../domain/booking.ts';
import type { Policy } from '../domain/limits.ts';
import { newSession, offerDeadline, type Session, type SessionMode } from '../domain/session.ts';
import type { BookableTutor } from '../domain/tutor.ts';
import { isServable, type WaitlistEntry } from '../domain/waitlist.ts';
import { findFreeStarts } from './find-free-starts.ts';
import { placeSession } from './place-session.ts';

const minute = 60_000;
/** Longer than one look takes; should its process die, another looks after this. */
const leaseTime = 2 * minute;
/** Notice and horizon move with the clock, so that times come up without any change. */
const lookAgainAfter = 10 * minute;
/** After a failure. */
const retryAfter = 5_000;
const lineAtOnce = 100;

/**
 * Offers what is free of a tutor's time to those who wait for it, in the order of the line. One process at a time
 * serves a line: two of them could overtake each other.
 */
export async function serveWaitlist(context: Context, tutorId: string): Promise<void> {
  const { db, now } = context;
  const at = now();
  const leasedUntil = at + leaseTime;
  const isOurs = await db.transaction((tx) => leaseQueue(tx, { tutorId, now: at, until: leasedUntil }));
  if (!isOurs) return;
  let nextLook = now() + retryAfter;
  try {
    await serveLine(context, tutorId);
    nextLook = now() + lookAgainAfter;
  } finally {
    await db.transaction(async (tx) => {
      await deleteEmptyQueue(tx, tutorId);
      await returnQueue(tx, { tutorId, leasedUntil, nextLook });
    });
  }
}

async function serveLine(context: Context, tutorId: string): Promise<void> {
  const { db } = context;
  const [tutor, policy] = await Promise.all([loadBookableTutor(db.read, tutorId), findPolicy(db.read)]);
  let after = '';
  for (;;) {
    const line = await findWaitingLine(db.read, tutorId, { after, limit: lineAtOnce });
    for (const entry of line) {
      if (!isServable(entry, context.now())) await closeEntry(context, entry);
      else if (tutor) await offerTime(context, entry, { tutor, policy });
    }
    const last = line.at(-1);
    if (!last || line.length < lineAtOnce) return;
    after = last.id;
  }
}

interface Terms {
  readonly tutor: BookableTutor;
  readonly policy: Policy;
}

/** Offers the first time that is free for both; an entry that cannot be served now keeps its place. */
async function offerTime(context: Context, entry: WaitlistEntry, { tutor, policy }: Terms): Promise<void> {
  const { studentId, courseCode, minutes, start, end } = entry;
  const mode = tutor.modes[0];
  if (!mode || findWishProblem({ studentId, courseCode, minutes, mode }, tutor)) return;
  const query = { tutor, policy, studentId, minutes, range: { start, end } };
  const [first] = await findFreeStarts(context, query);
  if (first === undefined) return;
  await placeSession(context, {
    tutor,
    policy,
    session: toOffer(entry, { tutor, mode, start: first, now: context.now() }),
  });
}

interface OfferTerms {
  readonly tutor: BookableTutor;
  readonly mode: SessionMode;
  readonly start: Instant;
  readonly now: Instant;
}

function toOffer(entry: WaitlistEntry, { tutor, mode, start, now }: OfferTerms): Session {
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

function closeEntry({ db }: Context, { id }: WaitlistEntry): Promise<boolean> {
  return db.transaction((tx) => updateEntryStatus(tx, { id, from: ['waiting'], to: 'closed' }));
}
