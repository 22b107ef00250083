import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Interval } from '@studyhall/time';
import type { CalendarEntry, CalendarPosition } from '../domain/calendar-entry.ts';
import type { ImportedTime } from '../domain/calendar-import.ts';
import { earliestInstant } from '../domain/commitment.ts';
import { earliestOverlapping } from './commitment-repository.ts';
import type { Reader, Writer } from './tables.ts';

/** Parameters of one INSERT stay far below what either engine takes. */
const rowsPerInsert = 500;

interface ImportedTimeQuery {
  readonly personId: string;
  readonly range: Interval;
  readonly after?: CalendarPosition | undefined;
  readonly limit: number;
}

/** In the order of the calendar. */
export async function findImportedTimes(
  db: Reader,
  { personId, range, after = { start: earliestInstant - 1, ref: '' }, limit }: ImportedTimeQuery,
): Promise<CalendarEntry[]> {
  const first = toDatabaseInstant(Math.max(after.start, earliestOverlapping(range)));
  const rows = await db
    .selectFrom('imported_times')
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
  return rows.map((row) => ({
    personId,
    start: fromDatabaseInstant(row.start_at),
    end: fromDatabaseInstant(row.end_at),
    kind: 'imported',
    title: row.title,
    ref: row.ref,
    tentative: false,
  }));
}

interface TimesOfImport {
  readonly id: string;
  readonly personId: string;
  readonly times: readonly ImportedTime[];
}

/** A ref names the import and its piece of time, and so keeps those apart that begin and end together. */
export async function insertImportedTimes(tx: Writer, { id, personId, times }: TimesOfImport): Promise<void> {
  const rows = times.map(({ start, end, title }, index) => ({
    person_id: personId,
    start_at: toDatabaseInstant(start),
    end_at: toDatabaseInstant(end),
    ref: `import:${id}:${String(index).padStart(6, '0')}`,
    title,
    import_id: id,
  }));
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    await tx
      .insertInto('imported_times')
      .values(rows.slice(from, from + rowsPerInsert))
      .execute();
  }
}

export async function deleteImportedTimes(tx: Writer, importId: string): Promise<void> {
  await tx.deleteFrom('imported_times').where('import_id', '=', importId).execute();
}
