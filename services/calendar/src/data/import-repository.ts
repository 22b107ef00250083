import type { Database } from '@studyhall/db';
import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { CalendarImport } from '../domain/calendar-import.ts';
import type { ImportRow, Reader, Tables, Writer } from './tables.ts';

/** An import with what it was read from. */
export interface StoredImport extends CalendarImport {
  readonly content: string;
  readonly fingerprint: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly dueAt: Instant;
}

/** All but the content, which may be megabytes. */
const summaryColumns = [
  'import_id',
  'person_id',
  'name',
  'url',
  'created_at',
  'read_at',
  'laid_out_at',
  'failing_since',
  'failure',
  'failures',
] as const;

/** The oldest first; a person has but a few. */
export async function findImports(db: Reader, personId: string): Promise<CalendarImport[]> {
  const rows = await db
    .selectFrom('imports')
    .select(summaryColumns)
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('import_id')
    .execute();
  return rows.map(toImport);
}

export async function findImport(db: Reader, importId: string): Promise<StoredImport | null> {
  const row = await db.selectFrom('imports').selectAll().where('import_id', '=', importId).executeTakeFirst();
  return row ? toStored(row) : null;
}

export async function findImportByUrl(
  db: Reader,
  personId: string,
  urlHash: string,
): Promise<StoredImport | null> {
  const row = await db
    .selectFrom('imports')
    .selectAll()
    .where('person_id', '=', personId)
    .where('url_hash', '=', urlHash)
    .executeTakeFirst();
  return row ? toStored(row) : null;
}

/** Those for which something is to be done, the longest overdue first. */
export async function findDueImports(
  db: Reader,
  now: Instant,
  limit: number,
): Promise<{ id: string; dueAt: Instant }[]> {
  const rows = await db
    .selectFrom('imports')
    .select(['import_id', 'due_at'])
    .where('due_at', '<=', toDatabaseInstant(now))
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(({ import_id, due_at }) => ({ id: import_id, dueAt: fromDatabaseInstant(due_at) }));
}

/** Puts an import off for as long as the work on it may take; false where another process was faster. */
export function claimImport(
  db: Database<Tables>,
  { id, dueAt }: { id: string; dueAt: Instant },
  until: Instant,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('imports')
      .set({ due_at: toDatabaseInstant(until) })
      .where('import_id', '=', id)
      .where('due_at', '=', toDatabaseInstant(dueAt))
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  });
}

export async function insertImport(
  tx: Writer,
  entry: StoredImport & { urlHash: string | null },
): Promise<void> {
  await tx
    .insertInto('imports')
    .values({
      import_id: entry.id,
      person_id: entry.personId,
      url: entry.url,
      url_hash: entry.urlHash,
      created_at: toDatabaseInstant(entry.createdAt),
      ...toColumns(entry),
    })
    .execute();
}

/** False where it was deleted meanwhile, or is no longer as it was claimed: whoever changes it changes when it is due. */
export async function updateImport(
  tx: Writer,
  entry: StoredImport,
  claimedUntil?: Instant,
): Promise<boolean> {
  const update = tx.updateTable('imports').set(toColumns(entry)).where('import_id', '=', entry.id);
  const { numUpdatedRows } = await (claimedUntil === undefined
    ? update
    : update.where('due_at', '=', toDatabaseInstant(claimedUntil))
  ).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Has all imports of a person looked at. */
export async function updateImportsDue(tx: Writer, personId: string, dueAt: Instant): Promise<void> {
  await tx
    .updateTable('imports')
    .set({ due_at: toDatabaseInstant(dueAt) })
    .where('person_id', '=', personId)
    .execute();
}

export async function deleteImport(tx: Writer, importId: string): Promise<void> {
  await tx.deleteFrom('imports').where('import_id', '=', importId).execute();
}

function toColumns(
  entry: StoredImport,
): Omit<ImportRow, 'import_id' | 'person_id' | 'url' | 'url_hash' | 'created_at'> {
  const { failure } = entry;
  return {
    name: entry.name,
    content: entry.content,
    fingerprint: entry.fingerprint,
    etag: entry.etag,
    last_modified: entry.lastModified,
    read_at: toDatabaseInstant(entry.readAt),
    laid_out_at: toDatabaseInstant(entry.laidOutAt),
    failing_since: failure && toDatabaseInstant(failure.since),
    failure: failure?.reason.slice(0, 300) ?? null,
    failures: failure?.times ?? 0,
    due_at: toDatabaseInstant(entry.dueAt),
  };
}

function toImport(row: Pick<ImportRow, (typeof summaryColumns)[number]>): CalendarImport {
  const { failing_since: since } = row;
  return {
    id: row.import_id,
    personId: row.person_id,
    name: row.name,
    url: row.url,
    createdAt: fromDatabaseInstant(row.created_at),
    readAt: fromDatabaseInstant(row.read_at),
    laidOutAt: fromDatabaseInstant(row.laid_out_at),
    failure:
      since === null
        ? null
        : { since: fromDatabaseInstant(since), times: row.failures, reason: row.failure ?? '' },
  };
}

function toStored(row: ImportRow): StoredImport {
  return {
    ...toImport(row),
    content: row.content,
    fingerprint: row.fingerprint,
    etag: row.etag,
    lastModified: row.last_modified,
    dueAt: fromDatabaseInstant(row.due_at),
  };
}
