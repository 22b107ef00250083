import { newId } from '@studyhall/db';
import type { Context } from '../context.ts';
import { findPolicy } from '../data/policy-repository.ts';
import { loadBookableTutor } from '../data/tutor-repository.ts';
import {
  deleteEmptyQueue,
  leaseQueue,
  type QueueLease,
  returnQueue,
} from '../data/waitlist-queue-repository.ts';
import { findWaitingLine, updateEntryStatus } from '../data/waitlist-repository.ts';
import { isServable, type WaitlistEntry } from '../domain/waitlist.ts';
import { loadBookableTime, type OfferTerms, offerTime } from './offer-time.ts';

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
  const lease = { tutorId, owner: newId() };
  const isOurs = await db.transaction((tx) => leaseQueue(tx, lease, { now: at, until: at + leaseTime }));
  if (!isOurs) return;
  let pause = retryAfter;
  try {
    await serveLine(context, lease);
    pause = lookAgainAfter;
  } finally {
    await db.transaction(async (tx) => {
      await deleteEmptyQueue(tx, tutorId);
      await returnQueue(tx, lease, now() + pause);
    });
  }
}

/** Everyone in the line is served from one look at the tutor's time: what frees meanwhile is for the next look. */
async function serveLine(context: Context, lease: QueueLease): Promise<void> {
  const { db, now } = context;
  const { tutorId } = lease;
  const [tutor, policy] = await Promise.all([loadBookableTutor(db.read, tutorId), findPolicy(db.read)]);
  const isBookable = tutor?.status === 'approved';
  const terms = isBookable ? { tutor, policy, lease, time: await loadBookableTime(context, tutor) } : null;
  for await (const entry of walkLine(context, tutorId)) {
    if (!isServable(entry, now())) await closeEntry(context, entry);
    else if (terms) await serve(context, entry, terms);
  }
}

async function serve(context: Context, entry: WaitlistEntry, terms: OfferTerms): Promise<void> {
  const offered = await offerTime(context, entry, terms);
  if (!offered) return;
  terms.time.busy.push(offered);
  terms.time.booked.push(offered.start);
}

function closeEntry({ db }: Context, { id }: WaitlistEntry): Promise<boolean> {
  return db.transaction((tx) => updateEntryStatus(tx, { id, from: ['waiting'], to: 'closed' }));
}

async function* walkLine({ db }: Context, tutorId: string): AsyncGenerator<WaitlistEntry> {
  for (let after = ''; ; ) {
    const line = await findWaitingLine(db.read, tutorId, { after, limit: lineAtOnce });
    yield* line;
    const last = line.at(-1);
    if (!last || line.length < lineAtOnce) return;
    after = last.id;
  }
}
