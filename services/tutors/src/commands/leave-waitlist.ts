import type { Context } from '../context.ts';
import { findSession } from '../data/session-repository.ts';
import { findOpenEntries, findWaitlistEntry, updateEntryStatus } from '../data/waitlist-repository.ts';
import { isSameWish, maxOpenEntries, type WaitlistEntry } from '../domain/waitlist.ts';
import { OfferGoneError } from '../session-errors.ts';
import { closeOffer } from './close-offer.ts';

/** Whose entries with which tutor; of the rest, what is named must match. */
export interface Leaving {
  readonly studentId: string;
  readonly tutorId: string;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly minutes?: number | undefined;
  readonly courseCode?: string | undefined;
}

/** Takes a student out of the line of a tutor. An offer that is open goes to the next. */
export async function leaveWaitlist(context: Context, { studentId, ...leaving }: Leaving): Promise<void> {
  const open = await findOpenEntries(context.db.read, { studentId, limit: maxOpenEntries });
  const meant = open.filter((entry) => {
    const { start = entry.start, end = entry.end, minutes = entry.minutes } = leaving;
    const { tutorId, courseCode = entry.courseCode } = leaving;
    return isSameWish(entry, { tutorId, courseCode, minutes, start, end });
  });
  for (const entry of meant) await closeEntry(context, entry);
}

/** Declines what is on offer to an entry, which ends it; again changes nothing. */
export async function declineOffer(context: Context, entry: WaitlistEntry): Promise<void> {
  if (entry.status === 'closed') return;
  if (entry.status !== 'offered') throw new OfferGoneError();
  await closeEntry(context, entry);
}

/** An offer may be made, or fall through, in the same moment: it is closed as it is then. */
async function closeEntry(context: Context, entry: WaitlistEntry): Promise<void> {
  if (await tryToClose(context, entry)) return;
  const newest = await findWaitlistEntry(context.db.read, entry.id);
  if (newest) await closeEntry(context, newest);
}

/** False when the entry, or what is on offer to it, has changed since it was read. */
async function tryToClose(context: Context, { id, status, sessionId }: WaitlistEntry): Promise<boolean> {
  const { db } = context;
  if (status === 'waiting') {
    return db.transaction((tx) => updateEntryStatus(tx, { id, from: ['waiting'], to: 'closed' }));
  }
  if (status !== 'offered' || sessionId === null) return true;
  const session = await findSession(db.read, sessionId);
  if (session?.status !== 'offered' && session?.status !== 'held') return false;
  return closeOffer(context, session);
}
