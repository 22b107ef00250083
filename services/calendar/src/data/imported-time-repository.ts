import { insertRows, toDatabaseInstant } from '@studyhall/db';
import type { ImportedTime } from '../domain/calendar-import.ts';
import type { Writer } from './tables.ts';

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
  await insertRows(tx, 'imported_times', rows);
}

export async function deleteImportedTimes(tx: Writer, importId: string): Promise<void> {
  await tx.deleteFrom('imported_times').where('import_id', '=', importId).execute();
}
