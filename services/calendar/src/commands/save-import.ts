import { hash } from 'node:crypto';
import type { ConfirmClaim } from '@studyhall/http';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import {
  findImport,
  findImportByUrl,
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

interface Addition {
  readonly entry: StoredImport;
  readonly times: readonly ImportedTime[];
  readonly confirmClaim: ConfirmClaim;
}

/**
 * Adds an import with its busy time, or puts it in the place of the one from the same address. It cancels nothing:
 * what is in the calendar already stays.
 */
export function addImport(
  context: Context,
  { entry, times, confirmClaim }: Addition,
): Promise<{ entry: CalendarImport; isNew: boolean }> {
  const { id, personId, url } = entry;
  const urlHash = url === null ? null : hashUrl(url);
  return withImports(context, personId, async (tx) => {
    await confirmClaim(tx);
    // A request that is repeated under its key has the same id.
    const existing = await findImport(tx, id);
    if (existing) return { entry: existing, isNew: true };
    const same = urlHash === null ? null : await findImportByUrl(tx, personId, urlHash);
    if (same) {
      const anew = { ...entry, id: same.id, createdAt: same.createdAt };
      await putInPlace(tx, anew, times);
      return { entry: anew, isNew: false };
    }
    if ((await findImports(tx, personId)).length >= mostImports) throw new TooManyImportsError();
    await insertImport(tx, { ...entry, urlHash });
    await insertImportedTimes(tx, { id, personId, times });
    return { entry, isNew: true };
  });
}

/** Puts other busy time in the place of an import's, unless it was deleted meanwhile, or claimed and then changed. */
export function replaceImport(
  context: Context,
  entry: StoredImport,
  times: readonly ImportedTime[],
  claimedUntil?: Instant,
): Promise<void> {
  return withImports(context, entry.personId, (tx) => putInPlace(tx, entry, times, claimedUntil));
}

async function putInPlace(
  tx: Writer,
  entry: StoredImport,
  times: readonly ImportedTime[],
  claimedUntil?: Instant,
): Promise<void> {
  const { id, personId } = entry;
  if (!(await updateImport(tx, entry, claimedUntil))) return;
  await deleteImportedTimes(tx, id);
  await insertImportedTimes(tx, { id, personId, times });
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
function hashUrl(url: string): string {
  return hash('sha256', url);
}
