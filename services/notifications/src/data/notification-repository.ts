import { insertRows } from '@studyhall/db';
import type { PositionRange } from './person-repository.ts';
import { inChunks, type Reader } from './reader.ts';
import type { NotificationRow, Writer } from './tables.ts';

export interface InboxQuery {
  readonly personId: string;
  readonly unread: boolean;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Latest change first. */
export function findInbox(
  db: Reader,
  { personId, unread, before, limit }: InboxQuery,
): Promise<NotificationRow[]> {
  let query = db
    .selectFrom('notifications')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('position', 'desc')
    .limit(limit);
  if (unread) query = query.where('read_at', 'is', null);
  if (before !== undefined) query = query.where('position', '<', before);
  return query.execute();
}

/** What is unread, by person; who has nothing unread is missing. */
export async function countUnread(db: Reader, people: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const chunk of inChunks(people)) {
    const rows = await db
      .selectFrom('notifications')
      .select(({ fn }) => ['person_id', fn.countAll<number>().as('unread')])
      .where('person_id', 'in', chunk)
      .where('read_at', 'is', null)
      .groupBy('person_id')
      .execute();
    for (const { person_id, unread } of rows) counts.set(person_id, Number(unread));
  }
  return counts;
}

/** One person's changes after a position, in their order. */
export function findMissed(
  db: Reader,
  { personId, after, limit }: { personId: string; after: number; limit: number },
): Promise<NotificationRow[]> {
  return db
    .selectFrom('notifications')
    .selectAll()
    .where('person_id', '=', personId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** Everybody's changes between two positions, in their order. */
export function findChanges(
  db: Reader,
  { after, through, limit }: PositionRange & { limit: number },
): Promise<NotificationRow[]> {
  return db
    .selectFrom('notifications')
    .selectAll()
    .where('position', '>', after)
    .where('position', '<=', through)
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** Unread notifications under a key, one a person at most. */
export async function findRepeated(
  tx: Writer,
  groupKey: string,
  people: readonly string[],
): Promise<Map<string, NotificationRow>> {
  const found = new Map<string, NotificationRow>();
  for (const chunk of inChunks(people)) {
    const rows = await tx
      .selectFrom('notifications')
      .selectAll()
      .where('person_id', 'in', chunk)
      .where('group_key', '=', groupKey)
      .where('read_at', 'is', null)
      .execute();
    for (const row of rows) found.set(row.person_id, row);
  }
  return found;
}

export async function insertNotifications(tx: Writer, rows: readonly NotificationRow[]): Promise<void> {
  await insertRows(tx, 'notifications', rows);
}

export async function updateNotification(
  tx: Writer,
  id: string,
  changes: Pick<NotificationRow, 'params' | 'link' | 'times' | 'position' | 'changed_at'>,
): Promise<void> {
  await tx.updateTable('notifications').set(changes).where('id', '=', id).execute();
}

/** Marks the given ones read, or all; how many were unread until then. */
export async function markRead(
  tx: Writer,
  { personId, ids, at }: { personId: string; ids: readonly string[] | 'all'; at: string },
): Promise<number> {
  let update = tx
    .updateTable('notifications')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null);
  if (ids !== 'all') update = update.where('id', 'in', ids);
  const { numUpdatedRows } = await update.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Ids of those that have not changed since, a bounded number. */
export async function findOldNotifications(db: Reader, before: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('notifications')
    .select('id')
    .where('changed_at', '<', before)
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export async function deleteNotifications(tx: Writer, ids: readonly string[]): Promise<void> {
  for (const chunk of inChunks(ids)) await tx.deleteFrom('notifications').where('id', 'in', chunk).execute();
}

export async function deleteNotificationsOf(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('notifications').where('person_id', '=', personId).execute();
}
