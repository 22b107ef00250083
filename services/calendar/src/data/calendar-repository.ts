import { fromDatabaseInstant, type Parameter, prepareQuery, toDatabaseInstant } from '@studyhall/db';
import type { Interval } from '@studyhall/time';
import { type RawBuilder, sql } from 'kysely';
import { type CalendarEntry, type CalendarPosition, compareEntries } from '../domain/calendar-entry.ts';
import { earliestInstant } from '../domain/commitment.ts';
import { earliestOverlapping } from './commitment-repository.ts';
import type { CommitmentRow, Reader } from './tables.ts';

interface CalendarQuery {
  readonly personId: string;
  readonly range: Interval;
  readonly after?: CalendarPosition | undefined;
  readonly limit: number;
}

type Table = 'commitments' | 'tentative_entries' | 'imported_times';

interface EntryRow extends Omit<CommitmentRow, 'kind'> {
  readonly kind: CalendarEntry['kind'];
  readonly source: Table;
}

/** What the statement below takes: bounds as they are stored. */
interface EntryParameters {
  readonly personId: string;
  readonly startsFrom: string;
  readonly startsBefore: string;
  readonly endsAfter: string;
  readonly afterStart: string;
  readonly afterRef: string;
  readonly limit: number;
}

/** One statement for all that a calendar is made of; of each table no more rows than the page has. */
const selectEntries = prepareQuery((db: Reader, parameter: Parameter<EntryParameters>) => {
  const isLater = sql`start_at > ${parameter('afterStart')}`;
  const page = (table: Table, kind: RawBuilder<unknown>, isAfter: RawBuilder<unknown>) => sql`
    SELECT * FROM (
      SELECT person_id, start_at, end_at, ${kind}, title, ref, ${sql.lit(table)} AS source
      FROM ${sql.table(table)}
      WHERE person_id = ${parameter('personId')} AND start_at >= ${parameter('startsFrom')}
        AND start_at < ${parameter('startsBefore')} AND end_at > ${parameter('endsAfter')} AND ${isAfter}
      ORDER BY start_at, ref LIMIT ${parameter('limit')}
    ) AS ${sql.ref(`page_of_${table}`)}`;
  const isLaterOrNext = sql`(${isLater} OR ref > ${parameter('afterRef')})`;
  const query = sql<EntryRow>`
    ${page('commitments', sql`kind`, isLater)}
    UNION ALL ${page('tentative_entries', sql`kind`, isLaterOrNext)}
    UNION ALL ${page('imported_times', sql`'imported' AS kind`, isLaterOrNext)}`;
  return { compile: () => query.compile(db) };
});

/** What stands in a person's calendar within a range, whether it takes their time or not. */
export async function findCalendarEntries(db: Reader, query: CalendarQuery): Promise<CalendarEntry[]> {
  const { personId, range, after = { start: earliestInstant - 1, ref: '' }, limit } = query;
  const rows = await selectEntries(db, {
    personId,
    startsFrom: toDatabaseInstant(Math.max(after.start, earliestOverlapping(range))),
    startsBefore: toDatabaseInstant(range.end),
    endsAfter: toDatabaseInstant(range.start),
    afterStart: toDatabaseInstant(after.start),
    afterRef: after.ref,
    limit,
  });
  return rows.map(toEntry).toSorted(compareEntries).slice(0, limit);
}

function toEntry({ person_id, start_at, end_at, kind, title, ref, source }: EntryRow): CalendarEntry {
  return {
    personId: person_id,
    start: fromDatabaseInstant(start_at),
    end: fromDatabaseInstant(end_at),
    kind,
    title,
    ref,
    tentative: source === 'tentative_entries',
  };
}
