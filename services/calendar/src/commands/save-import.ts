import { hash } from 'node:crypto';
import type { Context } from '../context.ts';
import {
  findImport,
  findImports,
  insertImport,
  type StoredImport,
  updateImport,
} from '../data/import-repository.ts';
import { deleteImportedTimes, insertImportedTimes } from '../data/imported-time-repository.ts';
import { findRevisions, insertMissingPeople } from '../data/person-repository.ts';
import type { Writer } from '../data/tables.ts';
import { type CalendarImport, type ImportedTime, mostImports } from '../domain/calendar-import.ts';
import { TooManyImportsError } from '../errors.ts';
import { publishCalendarChanged } from '../events.ts';
import { untilSettled, withLockedPeople } from './locked-transaction.ts';

/** Adds an import with its busy time. It cancels nothing: what is in the calendar already stays. */
export function addImport(
  context: Context,
  entry: StoredImport,
  times: readonly ImportedTime[],
): Promise<CalendarImport> {
  const { id, personId, url } = entry;
  return withImports(context, personId, async (tx) => {
    // A request that is repeated under its key has the same id.
    const existing = await findImport(tx, id);
    if (existing) return existing;
    if ((await findImports(tx, personId)).length >= mostImports) throw new TooManyImportsError();
    await insertImport(tx, { ...entry, urlHash: url === null ? null : hashUrl(url) });
    await insertImportedTimes(tx, { id, personId, times });
    return entry;
  });
}

/** Puts other busy time in the place of an import's, unless it was deleted meanwhile. */
export function replaceImport(
  context: Context,
  entry: StoredImport,
  times: readonly ImportedTime[],
): Promise<void> {
  const { id, personId } = entry;
  return withImports(context, personId, async (tx) => {
    if (!(await updateImport(tx, entry))) return;
    await deleteImportedTimes(tx, id);
    await insertImportedTimes(tx, { id, personId, times });
  });
}

/** Runs a change to a person's imports under the person's lock, and tells of it. */
export async function withImports<R>(
  context: Context,
  personId: string,
  work: (tx: Writer) => Promise<R>,
): Promise<R> {
  const { db, now, relay } = context;
  const result = await untilSettled(
    () =>
      withLockedPeople(db, [personId], async (tx) => {
        const done = await work(tx);
        await publishCalendarChanged(tx, personId, await findRevisions(tx, [personId]), now());
        return done;
      }),
    () => insertMissingPeople(db, [personId]),
  );
  relay.kick();
  return result;
}

/** Addresses are too long for a unique index. */
export function hashUrl(url: string): string {
  return hash('sha256', url);
}
