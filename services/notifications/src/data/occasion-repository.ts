import { insertRows, type Parameter, prepareQuery } from '@studyhall/db';
import { inChunks, type Reader } from './reader.ts';
import type { OccasionRow, ReminderRow, Writer } from './tables.ts';

const selectOccasion = prepareQuery((db: Reader, parameter: Parameter<{ id: string }>) =>
  db.selectFrom('occasions').selectAll().where('id', '=', parameter('id')),
);

export async function findOccasion(db: Reader, id: string): Promise<OccasionRow | null> {
  const [row = null] = await selectOccasion(db, { id });
  return row;
}

/** Occurrences of a series, by start. */
export function findSeries(db: Reader, seriesId: string, limit: number): Promise<OccasionRow[]> {
  return db
    .selectFrom('occasions')
    .selectAll()
    .where('series_id', '=', seriesId)
    .orderBy('start_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The caller holds the stream's lock. */
export async function saveOccasion(tx: Writer, row: OccasionRow, isNew: boolean): Promise<void> {
  const { id, ...values } = row;
  if (isNew) await insertRows(tx, 'occasions', [row]);
  else await tx.updateTable('occasions').set(values).where('id', '=', id).execute();
}

export async function insertReminders(tx: Writer, rows: readonly ReminderRow[]): Promise<void> {
  await insertRows(tx, 'reminders', rows);
}

/** All of an occasion, or those of some people. */
export async function deleteReminders(
  tx: Writer,
  occasionId: string,
  people?: readonly string[],
): Promise<void> {
  const remove = tx.deleteFrom('reminders').where('occasion_id', '=', occasionId);
  if (people === undefined) await remove.execute();
  else for (const chunk of inChunks(people)) await remove.where('person_id', 'in', chunk).execute();
}

/** Those of a person for what is ahead in a group they are in no longer. */
export async function deleteRemindersInGroup(tx: Writer, personId: string, groupId: string): Promise<void> {
  await tx
    .deleteFrom('reminders')
    .where('person_id', '=', personId)
    .where(({ eb, selectFrom }) =>
      eb('occasion_id', 'in', selectFrom('occasions').select('id').where('group_id', '=', groupId)),
    )
    .execute();
}

export async function deleteRemindersOf(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('reminders').where('person_id', '=', personId).execute();
}

export function findDueReminders(db: Reader, now: string, limit: number): Promise<ReminderRow[]> {
  return db
    .selectFrom('reminders')
    .selectAll()
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
}

/** A person's reminders of a kind, each with the start of its occasion. */
export function findRemindersOf(
  db: Reader,
  personId: string,
  kinds: readonly string[],
): Promise<(ReminderRow & { start_at: string; end_at: string })[]> {
  return db
    .selectFrom('reminders')
    .innerJoin('occasions', 'occasions.id', 'reminders.occasion_id')
    .selectAll('reminders')
    .select(['occasions.start_at', 'occasions.end_at'])
    .where('person_id', '=', personId)
    .where('reminders.kind', 'in', kinds)
    .execute();
}

/** Takes one reminder; false when another process, or a change of the occasion, was faster. */
export async function takeReminder(
  tx: Writer,
  { occasion_id, person_id, kind, due_at }: ReminderRow,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('reminders')
    .where('occasion_id', '=', occasion_id)
    .where('person_id', '=', person_id)
    .where('kind', '=', kind)
    .where('due_at', '=', due_at)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Without those of a series that goes on: its calendar entry says all of it. */
export async function findOldOccasions(db: Reader, before: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('occasions as o')
    .select('id')
    .where('end_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('occasions as other')
            .select('other.id')
            .whereRef('other.series_id', '=', 'o.series_id')
            .where('other.end_at', '>=', before),
        ),
      ),
    )
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export async function deleteOccasions(tx: Writer, ids: readonly string[]): Promise<void> {
  for (const chunk of inChunks(ids)) await tx.deleteFrom('occasions').where('id', 'in', chunk).execute();
}
