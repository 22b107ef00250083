import { insertRows, toDatabaseInstant } from '@studyhall/db';
import type { CalendarEntry } from '../domain/calendar-entry.ts';
import type { TentativeEntry } from '../domain/commitment.ts';
import { type EntryChange, toChangedColumns, toCommitment } from './commitment-repository.ts';
import type { Reader, Writer } from './tables.ts';

/** By start. */
export async function findTentativeEntries(
  db: Reader,
  personId: string,
  limit: number,
): Promise<CalendarEntry[]> {
  const rows = await db
    .selectFrom('tentative_entries')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('start_at')
    .orderBy('ref')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toCommitment(row), tentative: true }));
}

/** At most 200, the people of one reservation. */
export async function insertTentativeEntries(tx: Writer, entries: readonly TentativeEntry[]): Promise<void> {
  const rows = entries.map(({ personId, start, end, kind, title, ref }) => ({
    person_id: personId,
    start_at: toDatabaseInstant(start),
    end_at: toDatabaseInstant(end),
    kind,
    title,
    ref,
  }));
  await insertRows(tx, 'tentative_entries', rows);
}

export async function updateTentativeEntries(tx: Writer, ref: string, change: EntryChange): Promise<void> {
  await tx.updateTable('tentative_entries').set(toChangedColumns(change)).where('ref', '=', ref).execute();
}

export async function deleteTentativeEntriesByRef(tx: Writer, ref: string): Promise<void> {
  await tx.deleteFrom('tentative_entries').where('ref', '=', ref).execute();
}

export async function deleteTentativeEntriesByPerson(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('tentative_entries').where('person_id', '=', personId).execute();
}
