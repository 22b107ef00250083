import { toDatabaseInstant } from '@studyhall/db';
import type { Context } from '../context.ts';
import { findDueDeliveries, updateDeliveries } from '../data/delivery-repository.ts';
import { findSubscriptionsById } from '../data/push-repository.ts';
import type { DeliveryRow, PushSubscriptionRow } from '../data/tables.ts';
import { sendPush } from './send-push.ts';

const atOnce = 100;
/** To one push service. */
const connections = 4;
const pauseMs = 30_000;

interface Due {
  readonly row: DeliveryRow;
  readonly browser: PushSubscriptionRow | undefined;
}

/** Tells the browsers that are due; true when more is waiting. Several processes may do so at once. */
export async function sendPushes(context: Context): Promise<boolean> {
  const { db, now } = context;
  const query = { channel: 'push', now: toDatabaseInstant(now()), limit: atOnce } as const;
  const rows = await findDueDeliveries(db.read, query);
  const browsers = await findSubscriptionsById(
    db.read,
    rows.flatMap(({ subscription_id }) => subscription_id ?? []),
  );
  const due = rows.map((row) => ({ row, browser: browsers.get(row.subscription_id ?? '') }));
  const services = Map.groupBy(due, ({ browser }) => (browser ? new URL(browser.endpoint).host : ''));
  await Promise.all([...services.values()].map((all) => sendAll(context, all)));
  return due.length === atOnce;
}

/** To one push service. When nobody answers there, the rest waits, and does not stand in the way of the others. */
async function sendAll(context: Context, all: readonly Due[]): Promise<void> {
  const queue = all.values();
  let isSilent = false;
  const work = async () => {
    for (const { row, browser } of queue) {
      if (isSilent) await postpone(context, row);
      else if (!(await sendPush(context, row, browser))) isSilent = true;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
}

async function postpone({ db, now }: Context, { id }: DeliveryRow): Promise<void> {
  const due_at = toDatabaseInstant(now() + pauseMs);
  await db.transaction((tx) => updateDeliveries(tx, { ids: [id], from: ['waiting'] }, { due_at }));
}
