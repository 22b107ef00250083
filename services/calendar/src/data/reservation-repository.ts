import {
  fromDatabaseInstant,
  insertRows,
  type Parameter,
  prepareQuery,
  toDatabaseInstant,
} from '@studyhall/db';
import type { Interval } from '@studyhall/time';
import type { CommitmentKind } from '../domain/commitment.ts';
import type { Purpose, Reservation, SeriesPlace, Venue } from '../domain/reservation.ts';
import type { Reader, Writer } from './tables.ts';

const selectReservation = prepareQuery((db: Reader, parameter: Parameter<{ readonly ref: string }>) =>
  db
    .selectFrom('reservations as r')
    .leftJoin('commitments as c', 'c.ref', 'r.ref')
    .leftJoin('tentative_entries as t', 't.ref', 'r.ref')
    .select(['r.status', 'r.version', 'r.start_at', 'r.end_at', 'r.fingerprint', 'r.tentative'])
    .select(['r.place', 'r.link'])
    .select(['c.person_id', 't.person_id as tentative_person_id'])
    .select(({ fn }) => [
      fn.coalesce('c.kind', 't.kind').as('kind'),
      fn.coalesce('c.title', 't.title').as('title'),
    ])
    .where('r.ref', '=', parameter('ref'))
    .orderBy('c.person_id')
    .orderBy('t.person_id'),
);

interface PurposeRow extends Venue {
  readonly kind: CommitmentKind | null;
  readonly title: string | null;
}

export async function findReservation(db: Reader, ref: string): Promise<Reservation | null> {
  const rows = await selectReservation(db, { ref });
  const [row] = rows;
  if (!row) return null;
  return {
    ref,
    status: row.status,
    version: row.version,
    interval: toInterval(row.start_at, row.end_at),
    people: rows.flatMap(({ person_id, tentative_person_id }) => person_id ?? tentative_person_id ?? []),
    fingerprint: row.fingerprint,
    tentative: row.tentative === 1,
    purpose: toPurpose(row),
  };
}

function toPurpose({ kind, title, place, link }: PurposeRow): Purpose | null {
  if (kind === null || title === null) return null;
  return { kind, title, venue: { place, link } };
}

function toInterval(start: string | null, end: string | null): Interval | null {
  if (start === null || end === null) return null;
  return { start: fromDatabaseInstant(start), end: fromDatabaseInstant(end) };
}

interface NewReservation {
  readonly ref: string;
  readonly interval: Interval;
  readonly fingerprint: string;
  readonly tentative: boolean;
  readonly venue?: Venue | undefined;
  readonly series?: SeriesPlace | undefined;
}

export async function insertReservation(tx: Writer, reservation: NewReservation): Promise<void> {
  const row = {
    ref: reservation.ref,
    status: 'active',
    version: 1,
    start_at: toDatabaseInstant(reservation.interval.start),
    end_at: toDatabaseInstant(reservation.interval.end),
    fingerprint: reservation.fingerprint,
    tentative: reservation.tentative ? 1 : 0,
    place: reservation.venue?.place ?? null,
    link: reservation.venue?.link ?? null,
    series_id: reservation.series?.seriesId ?? null,
    occurs_at: reservation.series?.occursAt ?? null,
    series_zone: reservation.series?.timeZone ?? null,
  } as const;
  await insertRows(tx, 'reservations', [row]);
}

/** For a release that comes before its reservation. */
export async function insertTombstone(tx: Writer, ref: string): Promise<void> {
  await tx
    .insertInto('reservations')
    .values({
      ref,
      status: 'released',
      version: 0,
      start_at: null,
      end_at: null,
      fingerprint: null,
      tentative: 0,
      place: null,
      link: null,
      series_id: null,
      occurs_at: null,
      series_zone: null,
    })
    .execute();
}

export async function updateReservationTime(
  tx: Writer,
  ref: string,
  { interval, version, venue }: { interval: Interval; version: number; venue?: Venue | undefined },
): Promise<void> {
  await tx
    .updateTable('reservations')
    .set({
      version,
      ...venue,
      start_at: toDatabaseInstant(interval.start),
      end_at: toDatabaseInstant(interval.end),
    })
    .where('ref', '=', ref)
    .execute();
}

export async function updateReservationReleased(tx: Writer, ref: string): Promise<void> {
  await tx.updateTable('reservations').set({ status: 'released' }).where('ref', '=', ref).execute();
}
