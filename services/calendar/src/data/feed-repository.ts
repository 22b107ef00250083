import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant, Interval } from '@studyhall/time';
import { sql } from 'kysely';
import type { SeriesPlace, Venue } from '../domain/reservation.ts';
import { earliestOverlapping } from './commitment-repository.ts';
import type { CommitmentRow, Reader } from './tables.ts';

/** A session or a meeting as other programs hear of it. */
export interface FeedEvent extends Interval, Venue {
  readonly ref: string;
  readonly title: string;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  /** Of the reservation; one more once it is cancelled. */
  readonly version: number;
  /** Where it is an occurrence of one. */
  readonly series: SeriesPlace | null;
}

interface FeedQuery {
  readonly personId: string;
  readonly window: Interval;
  /** Only what was cancelled since. */
  readonly cancelledSince: Instant;
  readonly ref?: string | undefined;
  readonly limit: number;
}

const shown = ['r.place', 'r.link', 'r.series_id', 'r.occurs_at', 'r.series_zone'] as const;

/** The sessions and meetings of a person, those that were cancelled lately among them. */
export async function findFeedEvents(db: Reader, query: FeedQuery): Promise<FeedEvent[]> {
  const { personId, window, cancelledSince, ref, limit } = query;
  const from = toDatabaseInstant(earliestOverlapping(window));
  const until = toDatabaseInstant(window.end);
  const held = (table: 'commitments' | 'tentative_entries') =>
    db
      .selectFrom(sql<CommitmentRow>`${sql.table(table)}`.as('c'))
      .innerJoin('reservations as r', 'r.ref', 'c.ref')
      .select(['r.ref', 'c.start_at', 'c.end_at', 'c.title', 'r.version', ...shown])
      .where('c.person_id', '=', personId)
      .where('c.start_at', '>', from)
      .where('c.start_at', '<', until)
      .where('c.kind', 'in', ['session', 'meeting'])
      .$if(ref !== undefined, (select) => select.where('r.ref', '=', ref ?? ''))
      .orderBy('c.start_at')
      .limit(limit)
      .execute();
  const cancelled = db
    .selectFrom('cancellations as c')
    .innerJoin('reservations as r', 'r.ref', 'c.ref')
    .select(['c.ref', 'c.start_at', 'c.end_at', 'c.title', 'c.version', ...shown])
    .where('c.person_id', '=', personId)
    .where('c.cancelled_at', '>=', toDatabaseInstant(cancelledSince))
    .$if(ref !== undefined, (select) => select.where('c.ref', '=', ref ?? ''))
    .orderBy('c.start_at')
    .limit(limit)
    .execute();
  const [confirmed, tentative, gone] = [
    await held('commitments'),
    await held('tentative_entries'),
    await cancelled,
  ];
  return [
    ...confirmed.map((row) => toEvent(row, 'confirmed')),
    ...tentative.map((row) => toEvent(row, 'tentative')),
    ...gone.map((row) => toEvent({ ...row, version: row.version + 1 }, 'cancelled')),
  ].toSorted((a, b) => a.start - b.start);
}

interface EventRow {
  readonly ref: string;
  readonly start_at: string;
  readonly end_at: string;
  readonly title: string;
  readonly version: number;
  readonly place: string | null;
  readonly link: string | null;
  readonly series_id: string | null;
  readonly occurs_at: string | null;
  readonly series_zone: string | null;
}

function toEvent(
  { ref, start_at, end_at, title, version, place, link, ...row }: EventRow,
  status: FeedEvent['status'],
): FeedEvent {
  return {
    ref,
    title,
    place,
    link,
    status,
    version,
    series: toSeries(row),
    start: fromDatabaseInstant(start_at),
    end: fromDatabaseInstant(end_at),
  };
}

function toSeries({
  series_id: seriesId,
  occurs_at: occursAt,
  series_zone: timeZone,
}: Pick<EventRow, 'series_id' | 'occurs_at' | 'series_zone'>): SeriesPlace | null {
  return seriesId === null || occursAt === null || timeZone === null
    ? null
    : { seriesId, occursAt, timeZone };
}
