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
}

interface BusyRow {
  readonly person_id: string;
  readonly revision: number;
  readonly start_at: string | null;
  readonly end_at: string | null;
}

/**
 * The commitments that overlap a range, and the revision, of every person: one statement, so that the two belong
 * together. What is offered as free and what is refused as busy both come from here. People unknown to the
 * ledger are free, at revision 0.
 */
export async function findCalendars(db: Reader, query: BusyQuery): Promise<BusyCalendar[]> {
  if (query.people.length === 0) return [];
  const { rows } = await db.executeQuery<BusyRow>(compile(query));
  const calendars = new Map<string, { personId: string; revision: number; busy: Interval[] }>();
  for (const { person_id: personId, revision, start_at: start, end_at: end } of rows) {
    let calendar = calendars.get(personId);
    if (!calendar) {
      calendar = { personId, revision, busy: [] };
      calendars.set(personId, calendar);
    }
    if (start === null || end === null) continue;
    calendar.busy.push({ start: fromDatabaseInstant(start), end: fromDatabaseInstant(end) });
  }
  return query.people.map((personId) => calendars.get(personId) ?? { personId, revision: 0, busy: [] });
}

/** Plain SQL, since this runs with every list of free times and every reservation; both engines read it alike. */
function compile({ people, range, ignoreRefs = [] }: BusyQuery): CompiledQuery {
  const refs = pad(ignoreRefs);
  const ids = pad(people);
  const counts = refs.length === 0 ? '' : `AND (c.ref IS NULL OR c.ref NOT IN (${marks(refs)}))`;
  const text = `SELECT p.person_id, p.revision, c.start_at, c.end_at
    FROM people p LEFT JOIN commitments c ON c.person_id = p.person_id
      AND c.start_at > ? AND c.start_at < ? AND c.end_at > ? ${counts}
    WHERE p.person_id IN (${marks(ids)})`;
  const bounds = [earliestOverlapping(range), range.end, range.start].map(toDatabaseInstant);
  return CompiledQuery.raw(text, [...bounds, ...refs, ...ids]);
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
