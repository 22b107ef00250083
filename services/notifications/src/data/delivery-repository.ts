import { insertRows } from '@studyhall/db';
import { inChunks, type Reader } from './reader.ts';
import type { DeliveryRow, DeliveryStatus, Writer } from './tables.ts';

export async function insertDeliveries(tx: Writer, rows: readonly DeliveryRow[]): Promise<void> {
  await insertRows(tx, 'deliveries', rows);
}

export interface DueQuery {
  readonly channel: DeliveryRow['channel'];
  readonly now: string;
  readonly limit: number;
}

/** What waits and is due, the longest first. */
export function findDueDeliveries(db: Reader, { channel, now, limit }: DueQuery): Promise<DeliveryRow[]> {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('channel', '=', channel)
    .where('status', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** How many mails went to a person since. */
export async function countMailsSince(db: Reader, personId: string, since: string): Promise<number> {
  const { mails } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.count<number>('mail_id').distinct().as('mails'))
    .where('person_id', '=', personId)
    .where('channel', '=', 'email')
    .where('status', '=', 'sent')
    .where('finished_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(mails);
}

interface Expected {
  readonly ids: readonly string[];
  /** In any of these states. */
  readonly from: readonly DeliveryStatus[];
  readonly claimedBy?: string;
}

type Changes = Partial<Omit<DeliveryRow, 'id' | 'channel' | 'person_id' | 'kind' | 'created_at'>>;

/** Changes those that are still as expected; answers how many were. */
export async function updateDeliveries(
  tx: Writer,
  { ids, from, claimedBy }: Expected,
  changes: Changes,
): Promise<number> {
  let update = tx.updateTable('deliveries').set(changes).where('id', 'in', ids).where('status', 'in', from);
  if (claimedBy !== undefined) update = update.where('claimed_by', '=', claimedBy);
  const { numUpdatedRows } = await update.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Whose process died, or was cut off, while it worked on them. */
export function findAbandoned(db: Reader, now: string, limit: number): Promise<DeliveryRow[]> {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('status', 'in', ['claimed', 'handed-over'])
    .where('claimed_until', '<=', now)
    .limit(limit)
    .execute();
}

export async function findFinishedBefore(db: Reader, before: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('id')
    .where('finished_at', '<', before)
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export async function deleteDeliveries(tx: Writer, ids: readonly string[]): Promise<void> {
  for (const chunk of inChunks(ids)) await tx.deleteFrom('deliveries').where('id', 'in', chunk).execute();
}

export async function deleteDeliveriesOf(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('deliveries').where('person_id', '=', personId).execute();
}

export interface Undelivered {
  readonly mails: readonly DeliveryRow[];
  readonly pushes: readonly DeliveryRow[];
}

/** What did not arrive, of each channel the latest first. */
export async function findUndelivered(db: Reader, personId: string, limit: number): Promise<Undelivered> {
  const find = (channel: DeliveryRow['channel']) => findUndeliveredOver(db, personId, { channel, limit });
  const [mails, pushes] = await Promise.all([find('email'), find('push')]);
  return { mails, pushes };
}

function findUndeliveredOver(
  db: Reader,
  personId: string,
  { channel, limit }: Pick<DueQuery, 'channel' | 'limit'>,
): Promise<DeliveryRow[]> {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('person_id', '=', personId)
    .where('channel', '=', channel)
    .where('status', 'in', ['refused', 'failed', 'unconfirmed'])
    .orderBy('due_at', 'desc')
    .limit(limit)
    .execute();
}
