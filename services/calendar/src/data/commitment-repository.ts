import { fromDatabaseInstant, insertRows, toDatabaseInstant } from '@studyhall/db';
import type { Instant, Interval } from '@studyhall/time';
import {
  type Commitment,
  earliestInstant,
  latestInstant,
  longestCommitment,
  type ReservationKind,
} from '../domain/commitment.ts';
import type { CommitmentRow, Reader, Writer } from './tables.ts';

const always: Interval = { start: earliestInstant, end: latestInstant };

/** What a person has within the range but for the occurrences of classes, by start. */
export async function findReserved(db: Reader, personId: string, range = always): Promise<Commitment[]> {
  const rows = await db
    .selectFrom('commitments')
    .selectAll()
    .where('person_id', '=', personId)
    .where('start_at', '>', toDatabaseInstant(earliestOverlapping(range)))
    .where('start_at', '<', toDatabaseInstant(range.end))
    .where('end_at', '>', toDatabaseInstant(range.start))
    .where('kind', '!=', 'class')
    .orderBy('start_at')
    .execute();
  return rows.map(toCommitment);
}

/** Those whose ref is the given one, or begins with it and a colon. */
export async function findCommitmentsUnder(db: Reader, ref: string): Promise<Commitment[]> {
  const rows = await db
    .selectFrom('commitments')
    .selectAll()
    .where(({ or, and, eb }) =>
      or([eb('ref', '=', ref), and([eb('ref', '>=', `${ref}:`), eb('ref', '<', `${ref};`)])]),
    )
    .execute();
  return rows.map(toCommitment);
}

export async function insertCommitments(tx: Writer, commitments: readonly Commitment[]): Promise<void> {
  await insertRows(tx, 'commitments', commitments.map(toRow));
}

/** Gives the commitments of a reservation another time, and another kind or title where one is given. */
export async function updateCommitments(tx: Writer, ref: string, change: EntryChange): Promise<void> {
  await tx.updateTable('commitments').set(toChangedColumns(change)).where('ref', '=', ref).execute();
}

export async function deleteCommitmentsByRef(tx: Writer, ref: string): Promise<void> {
  await tx.deleteFrom('commitments').where('ref', '=', ref).execute();
}

export async function deleteClassCommitments(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('commitments').where('person_id', '=', personId).where('kind', '=', 'class').execute();
}

export async function deleteCommitmentsByPerson(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('commitments').where('person_id', '=', personId).execute();
}

/** Whatever overlaps the range starts after this instant, however much is stored before it. */
export function earliestOverlapping(range: Interval): Instant {
  return Math.max(range.start - longestCommitment, earliestInstant - 1);
}

export function toCommitment(row: CommitmentRow): Commitment {
  return {
    personId: row.person_id,
    start: fromDatabaseInstant(row.start_at),
    end: fromDatabaseInstant(row.end_at),
    kind: row.kind,
    title: row.title,
    ref: row.ref,
  };
}

export interface EntryChange {
  readonly interval: Interval;
  readonly kind?: ReservationKind | undefined;
  readonly title?: string | undefined;
}

export function toChangedColumns({ interval, kind, title }: EntryChange) {
  return {
    start_at: toDatabaseInstant(interval.start),
    end_at: toDatabaseInstant(interval.end),
    ...(kind && { kind }),
    ...(title && { title }),
  };
}

function toRow(commitment: Commitment): CommitmentRow {
  return {
    person_id: commitment.personId,
    start_at: toDatabaseInstant(commitment.start),
    end_at: toDatabaseInstant(commitment.end),
    kind: commitment.kind,
    title: commitment.title,
    ref: commitment.ref,
  };
}
