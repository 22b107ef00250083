import { createHash } from 'node:crypto';
import { toDatabaseInstant } from '@studyhall/db';
import type { ConfirmClaim } from '@studyhall/http';
import type { Context } from '../context.ts';
import { ensurePeople } from '../data/person-repository.ts';
import {
  deleteSubscription,
  findSubscriptionByEndpoint,
  findSubscriptions,
  insertSubscription,
  updateSubscription,
} from '../data/push-repository.ts';
import { lockStream } from '../data/stream-repository.ts';
import type { PushSubscriptionRow, Writer } from '../data/tables.ts';
import { PersonErasedError } from '../errors.ts';

/** More than anybody uses; those that were never removed end by and by. */
export const mostBrowsers = 20;

export type NewSubscription = Pick<
  PushSubscriptionRow,
  'id' | 'person_id' | 'endpoint' | 'p256dh' | 'auth' | 'user_agent'
>;

/** A browser belongs to whoever subscribed with it last. One that is theirs already keeps its id. */
export async function saveSubscription(
  { db, now }: Context,
  given: NewSubscription,
  confirmClaim: ConfirmClaim,
): Promise<{ row: PushSubscriptionRow; isNew: boolean }> {
  const endpoint_hash = createHash('sha256').update(given.endpoint).digest('hex');
  const created_at = toDatabaseInstant(now());
  const row = { ...given, endpoint_hash, created_at, problem: null, problem_at: null };
  const { p256dh, auth, user_agent } = row;
  return db.transaction(async (tx) => {
    await lockStream(tx);
    await confirmClaim(tx);
    const [person] = await ensurePeople(tx, [row.person_id]);
    if (person?.erased_at !== null) throw new PersonErasedError();
    const before = await findSubscriptionByEndpoint(tx, endpoint_hash);
    if (before?.person_id === row.person_id) {
      await updateSubscription(tx, before.id, { p256dh, auth, user_agent });
      return { row: { ...before, p256dh, auth, user_agent }, isNew: false };
    }
    if (before) await deleteSubscription(tx, before.person_id, before.id);
    await makeRoom(tx, row.person_id);
    await insertSubscription(tx, row);
    return { row, isNew: true };
  });
}

/** The oldest goes. */
async function makeRoom(tx: Writer, personId: string): Promise<void> {
  const known = await findSubscriptions(tx, personId, mostBrowsers);
  for (const { id } of known.slice(mostBrowsers - 1)) await deleteSubscription(tx, personId, id);
}
