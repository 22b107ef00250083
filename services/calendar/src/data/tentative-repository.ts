import { toDatabaseInstant } from '@studyhall/db';
import type { Interval } from '@studyhall/time';
import type { CalendarEntry, CalendarPosition } from '../domain/calendar-entry.ts';
import { earliestInstant, type TentativeEntry } from '../domain/commitment.ts';
import {
  type EntryChange,
  earliestOverlapping,
  toChangedColumns,
  toCommitment,
} from './commitment-repository.ts';
import type { Reader, Writer } from './tables.ts';

interface TentativeQuery {
  readonly personId: string;
  readonly range: Interval;
  readonly after?: CalendarPosition | undefined;
  readonly limit: number;
}

/** In the order of the calendar. */
export async function findTentativeEntries(
  db: Reader,
  { personId, range, after = { start: earliestInstant - 1, ref: '' }, limit }: TentativeQuery,
): Promise<CalendarEntry[]> {
  const first = toDatabaseInstant(Math.max(after.start, earliestOverlapping(range)));
  const rows = await db
    .selectFrom('tentative_entries')
    .selectAll()
    .where('person_id', '=', personId)
    .where('start_at', '>=', first)
    .where('start_at', '<', toDatabaseInstant(range.end))
    .where('end_at', '>', toDatabaseInstant(range.start))
    .where(({ eb, or }) =>
      or([eb('start_at', '>', toDatabaseInstant(after.start)), eb('ref', '>', after.ref)]),
    )
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
  await tx.insertInto('tentative_entries').values(rows).execute();
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
