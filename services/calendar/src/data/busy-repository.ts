import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Interval } from '@studyhall/time';
import { CompiledQuery } from 'kysely';
import type { BusyCalendar } from '../domain/commitment.ts';
import { earliestOverlapping } from './commitment-repository.ts';
import type { Reader } from './tables.ts';

interface BusyQuery {
  readonly people: readonly string[];
  readonly range: Interval;
  /** Reservations that do not count. */
  readonly ignoreRefs?: readonly string[];
  /** Whether busy time from imported calendars does not count. */
  readonly ignoreImports?: boolean;
}

/** Either a person with the revision, or a stretch of one's busy time. */
interface BusyRow {
  readonly person_id: string;
  readonly start_at: string | null;
  readonly end_at: string | null;
  readonly revision: number;
}

/**
 * The busy time that overlaps a range, and the revision, of every person: one statement, so that the two belong
 * together. What is offered as free and what is refused as busy both come from here. People unknown to the
 * ledger are free, at revision 0.
 */
export async function findCalendars(db: Reader, query: BusyQuery): Promise<BusyCalendar[]> {
  if (query.people.length === 0) return [];
  const { rows } = await db.executeQuery<BusyRow>(compile(query));
  const calendars = new Map(
    query.people.map((personId) => [personId, { personId, revision: 0, busy: [] as Interval[] }]),
  );
  for (const { person_id, start_at: start, end_at: end, revision } of rows) {
    const calendar = calendars.get(person_id);
    if (!calendar) continue;
    if (start === null || end === null) calendar.revision = revision;
    else calendar.busy.push({ start: fromDatabaseInstant(start), end: fromDatabaseInstant(end) });
  }
  return [...calendars.values()];
}

/**
 * Plain SQL, since this runs with every list of free times and every reservation; both engines read it alike. Not
 * a join: MySQL would walk each person's whole history in one, and not only the range.
 */
function compile({ people, range, ignoreRefs = [], ignoreImports = false }: BusyQuery): CompiledQuery {
  const ids = pad(people);
  const refs = pad(ignoreRefs);
  const isCounted = refs.length === 0 ? '' : `AND (ref IS NULL OR ref NOT IN (${marks(refs)}))`;
  const isBusy = `WHERE person_id IN (${marks(ids)}) AND start_at > ? AND start_at < ? AND end_at > ?`;
  const imported = ignoreImports
    ? ''
    : `UNION ALL SELECT person_id, start_at, end_at, 0 FROM imported_times ${isBusy}`;
  const text = `SELECT person_id, start_at, end_at, 0 AS revision FROM commitments ${isBusy} ${isCounted}
    ${imported}
    UNION ALL SELECT person_id, NULL, NULL, revision FROM people WHERE person_id IN (${marks(ids)})`;
  const bounds = [earliestOverlapping(range), range.end, range.start].map(toDatabaseInstant);
  const importedParameters = ignoreImports ? [] : [...ids, ...bounds];
  return CompiledQuery.raw(text, [...ids, ...bounds, ...refs, ...importedParameters, ...ids]);
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** Repeats the last value up to a power of two: lists of every length make but a few statements to prepare. */
function pad(values: readonly string[]): string[] {
  const last = values.at(-1);
  if (last === undefined) return [];
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return [...values, ...Array<string>(length - values.length).fill(last)];
}
