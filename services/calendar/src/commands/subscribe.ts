import type { Context } from '../context.ts';
import { insertMissingPeople, lockPeople } from '../data/person-repository.ts';
import { deleteSubscription, insertSubscription } from '../data/subscription-repository.ts';
import { createSecret, hashSecret } from '../secret.ts';
import { untilSettled, withLockedPeople } from './locked-transaction.ts';

/** Gives a person's calendar a new secret address; the one before opens nothing any more. */
export async function subscribe({ db, now }: Context, personId: string): Promise<string> {
  const secret = createSecret();
  await untilSettled(
    () =>
      withLockedPeople(db, [personId], async (tx) => {
        await deleteSubscription(tx, personId);
        await insertSubscription(tx, { personId, secretHash: hashSecret(secret), at: now() });
      }),
    () => insertMissingPeople(db, [personId]),
  );
  return secret;
}

export async function unsubscribe({ db }: Context, personId: string): Promise<void> {
  await db.transaction(async (tx) => {
    if (await lockPeople(tx, [personId])) await deleteSubscription(tx, personId);
  });
}
