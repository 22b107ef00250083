import { deleteFreeTime, findFreeTimes, insertFreeTime, markOutdated } from '../data/free-time-repository.ts';
import { deleteTerms, replaceTerms } from '../data/search-repository.ts';
import type { Writer } from '../data/tables.ts';
import { sortKeys } from '../domain/search-order.ts';
import type { Tutor } from '../domain/tutor.ts';

/**
 * Makes searches find a tutor as they are now, and only while approved. The transaction has changed the tutor's
 * row, so that no other does this at the same time.
 */
export async function refreshListing(tx: Writer, tutor: Tutor): Promise<void> {
  const { id, status } = tutor;
  if (status !== 'approved') {
    await deleteTerms(tx, id);
    await deleteFreeTime(tx, id);
    return;
  }
  const known = (await findFreeTimes(tx, [id])).get(id);
  if (known) await markOutdated(tx, [id]);
  else await insertFreeTime(tx, id);
  await replaceTerms(tx, tutor, sortKeys({ ...tutor, nextFree: known?.nextFree ?? null }));
}
