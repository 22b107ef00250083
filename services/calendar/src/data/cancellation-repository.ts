import { type Database, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import { sql } from 'kysely';
import type { Tables, Writer } from './tables.ts';

/** Remembers, for each person of a reservation, what is about to be released. */
export async function insertCancellations(tx: Writer, ref: string, at: Instant): Promise<void> {
  for (const table of ['commitments', 'tentative_entries'] as const) {
    await sql`
      INSERT INTO cancellations (person_id, ref, start_at, end_at, kind, title, version, cancelled_at)
      SELECT c.person_id, c.ref, c.start_at, c.end_at, c.kind, c.title, r.version, ${toDatabaseInstant(at)}
      FROM ${sql.table(table)} c JOIN reservations r ON r.ref = c.ref
      WHERE c.ref = ${ref} AND c.kind <> 'offer'
    `.execute(tx);
  }
}

export async function deleteCancellations(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('cancellations').where('person_id', '=', personId).execute();
}

export async function deleteOldCancellations(db: Database<Tables>, before: Instant): Promise<void> {
  await db.transaction((tx) =>
    tx.deleteFrom('cancellations').where('cancelled_at', '<', toDatabaseInstant(before)).execute(),
  );
}
