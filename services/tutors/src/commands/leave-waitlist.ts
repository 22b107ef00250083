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

async function closeEntry(context: Context, entry: WaitlistEntry): Promise<void> {
  const { db } = context;
  if (entry.status === 'offered') return closeOfferTo(context, entry);
  const change = { id: entry.id, from: ['waiting'], to: 'closed' } as const;
  if (await db.transaction((tx) => updateEntryStatus(tx, change))) return;
  const newest = await findWaitlistEntry(db.read, entry.id);
  if (newest?.status === 'offered') await closeOfferTo(context, newest);
}

async function closeOfferTo(context: Context, { sessionId }: WaitlistEntry): Promise<void> {
  const session = sessionId === null ? null : await findSession(context.db.read, sessionId);
  if (session?.status === 'offered' || session?.status === 'held') await closeOffer(context, session);
}

/** Declines what is on offer to an entry, which ends it; again changes nothing. */
export async function declineOffer(context: Context, entry: WaitlistEntry): Promise<void> {
  if (entry.status === 'closed') return;
  if (entry.status !== 'offered') throw new OfferGoneError();
  await closeOfferTo(context, entry);
}
