import assert from 'node:assert/strict';
import { type Database, fromDatabaseInstant } from '@studyhall/db';
import type { Tables } from '../src/data/tables.ts';

/** What a caller has been told about one of its reservations. */
export interface Told {
  readonly people: readonly string[];
  readonly version: number;
  readonly start: string;
  readonly end: string;
  readonly released: boolean;
}

/** Fails where two commitments of a person overlap, or where the ledger differs from what callers were told. */
export async function assertLedgerHolds(
  db: Database<Tables>,
  told: ReadonlyMap<string, Told>,
): Promise<void> {
  const commitments = await db.read
    .selectFrom('commitments')
    .selectAll()
    .orderBy('person_id')
    .orderBy('start_at')
    .execute();
  commitments.forEach((row, index) => {
    const next = commitments[index + 1];
    const overlaps = next?.person_id === row.person_id && next.start_at < row.end_at;
    assert.ok(!overlaps, `${row.person_id} is booked twice at ${next?.start_at}`);
  });

  const reservations = await db.read.selectFrom('reservations').selectAll().execute();
  assert.deepEqual(reservations.map(({ ref }) => ref).toSorted(), [...told.keys()].toSorted());
  for (const { ref, status, version, start_at, end_at } of reservations) {
    const expected = told.get(ref);
    const held = commitments.filter((row) => row.ref === ref);
    assert.equal(status, expected?.released ? 'released' : 'active', ref);
    assert.equal(version, expected?.version, ref);
    const people = expected?.released ? [] : expected?.people.toSorted();
    assert.deepEqual(
      held.map(({ person_id }) => person_id),
      people,
      ref,
    );
    for (const row of held) assert.deepEqual([row.start_at, row.end_at], [start_at, end_at], ref);
    if (start_at !== null)
      assert.equal(fromDatabaseInstant(start_at), Date.parse(expected?.start ?? ''), ref);
    if (end_at !== null) assert.equal(fromDatabaseInstant(end_at), Date.parse(expected?.end ?? ''), ref);
  }
}
