import { toDatabaseInstant } from '@studyhall/db';
import type { Context } from '../context.ts';
import { findAbandoned, updateDeliveries } from '../data/delivery-repository.ts';

const atOnce = 100;

/**
 * What a process left that died or was cut off. Before the hand-over nothing can have been accepted: it is tried
 * again. After it nobody can tell, and it stays unconfirmed: a mail is not sent twice.
 */
export async function recoverDeliveries({ db, now, log }: Context): Promise<boolean> {
  const at = toDatabaseInstant(now());
  const found = await findAbandoned(db.read, at, atOnce);
  for (const { id, status, claimed_by } of found) {
    const expected = { ids: [id], from: [status], ...(claimed_by !== null && { claimedBy: claimed_by }) };
    const changes =
      status === 'claimed'
        ? ({ status: 'waiting', claimed_by: null, claimed_until: null } as const)
        : ({ status: 'unconfirmed', finished_at: at, claimed_until: null } as const);
    await db.transaction((tx) => updateDeliveries(tx, expected, changes));
    log.warn({ deliveryId: id, status, now: changes.status }, 'a delivery was left in the middle');
  }
  return found.length === atOnce;
}
