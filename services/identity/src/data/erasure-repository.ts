import type { Kysely, Transaction } from 'kysely';
import type { ErasureRow, Tables } from './tables.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

export function findDueErasures(db: Reader, now: string, limit: number): Promise<ErasureRow[]> {
  return db
    .selectFrom('erasures')
    .selectAll()
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute();
}

export async function insertErasure(tx: Transaction<Tables>, row: ErasureRow): Promise<void> {
  await tx.insertInto('erasures').values(row).execute();
}

/** False when another process has taken the step meanwhile. */
export async function updateErasure(
  tx: Transaction<Tables>,
  before: ErasureRow,
  values: Pick<ErasureRow, 'attempts' | 'confirmed_at' | 'next_attempt_at'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('erasures')
    .set(values)
    .where('person_id', '=', before.person_id)
    .where('next_attempt_at', '=', before.next_attempt_at)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteErasure(tx: Transaction<Tables>, personId: string): Promise<void> {
  await tx.deleteFrom('erasures').where('person_id', '=', personId).execute();
}
