import { toDatabaseInstant } from '@studyhall/db';
import type { Context } from '../context.ts';
import { deleteDeliveriesOf } from '../data/delivery-repository.ts';
import { deleteNotificationsOf } from '../data/notification-repository.ts';
import { deleteRemindersOf } from '../data/occasion-repository.ts';
import { erasePersonRow } from '../data/person-repository.ts';
import { deleteSubscriptionsOf } from '../data/push-repository.ts';
import { lockStream } from '../data/stream-repository.ts';

/** Forgets all of a person but the id, and ends their streams. */
export async function erasePerson({ db, now, hub }: Context, personId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockStream(tx);
    await deleteNotificationsOf(tx, personId);
    await deleteDeliveriesOf(tx, personId);
    await deleteRemindersOf(tx, personId);
    await deleteSubscriptionsOf(tx, personId);
    await erasePersonRow(tx, personId, toDatabaseInstant(now()));
  });
  hub.endOf(personId, 'erased');
}
