import { toDatabaseInstant } from '@studyhall/db';
import { forgetReceived } from '@studyhall/events';
import type { Context } from '../context.ts';
import { deleteDeliveries, findFinishedBefore } from '../data/delivery-repository.ts';
import { deleteNotifications, findOldNotifications } from '../data/notification-repository.ts';
import { deleteOccasions, findOldOccasions } from '../data/occasion-repository.ts';

const day = 86_400_000;
const keepNotifications = 180 * day;
/** Long enough to answer whoever asks what became of a mail. */
const keepDeliveries = 30 * day;
/** After its end nothing is heard of it any more. */
const keepOccasions = 30 * day;
const atOnce = 500;

/** Removes what is kept long enough, a bounded number of each; true when more is waiting. */
export async function tidy({ db, now }: Context): Promise<boolean> {
  const before = (age: number) => toDatabaseInstant(now() - age);
  const notifications = await findOldNotifications(db.read, before(keepNotifications), atOnce);
  const deliveries = await findFinishedBefore(db.read, before(keepDeliveries), atOnce);
  const occasions = await findOldOccasions(db.read, before(keepOccasions), atOnce);
  await db.transaction((tx) => deleteNotifications(tx, notifications));
  await db.transaction((tx) => deleteDeliveries(tx, deliveries));
  await db.transaction((tx) => deleteOccasions(tx, occasions));
  await forgetReceived(db, now());
  return [notifications, deliveries, occasions].some((found) => found.length === atOnce);
}
