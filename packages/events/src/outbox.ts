import {
  type Database,
  fromDatabaseInstant,
  type OwnTables,
  type Parameter,
  prepareQuery,
} from '@studyhall/db';
import type { Kysely } from 'kysely';

/** One stored event on its way to one subscriber. */
export interface OutboxRow {
  readonly position: number;
  readonly event_id: string;
  readonly type: string;
  readonly subject: string;
  readonly body: string;
  readonly created_at: string;
  readonly traceparent: string | null;
}

const selectBatch = prepareQuery(
  (db: Kysely<OwnTables>, parameter: Parameter<{ subscriber: string; limit: number }>) =>
    db
      .selectFrom('outbox')
      .select(['position', 'event_id', 'type', 'subject', 'body', 'created_at', 'traceparent'])
      .where('subscriber', '=', parameter('subscriber'))
      .orderBy('position')
      .limit(parameter('limit')),
);

export function findBatch(db: Database<OwnTables>, subscriber: string, limit: number): Promise<OutboxRow[]> {
  return selectBatch(db.read, { subscriber, limit });
}

export async function deleteDelivered(db: Database<OwnTables>, positions: readonly number[]): Promise<void> {
  await db.transaction((tx) => tx.deleteFrom('outbox').where('position', 'in', positions).execute());
}

/** Moves one event out of the way of those behind it; it stays stored under `<subscriber>.parked`. */
export async function parkEvent(
  db: Database<OwnTables>,
  position: number,
  subscriber: string,
): Promise<void> {
  await db.transaction((tx) =>
    tx
      .updateTable('outbox')
      .set({ subscriber: `${subscriber}.parked` })
      .where('position', '=', position)
      .execute(),
  );
}

/** How many events wait for a subscriber, and since when (epoch milliseconds). */
export async function measureDepth(
  db: Database<OwnTables>,
): Promise<{ subscriber: string; waiting: number; oldest: number }[]> {
  const rows = await db.read
    .selectFrom('outbox')
    .select(({ fn }) => [
      'subscriber',
      fn.countAll<number>().as('waiting'),
      fn.min('created_at').as('oldest'),
    ])
    .groupBy('subscriber')
    .execute();
  return rows.map(({ subscriber, waiting, oldest }) => ({
    subscriber,
    waiting: Number(waiting),
    oldest: fromDatabaseInstant(oldest),
  }));
}
