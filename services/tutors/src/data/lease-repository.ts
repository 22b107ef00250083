import { toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Writer } from './tables.ts';

export type LeaseName = 'free-times';

export interface LeaseClaim {
  readonly name: LeaseName;
  readonly owner: string;
  readonly now: Instant;
  readonly until: Instant;
}

/** Whether the owner holds the lease from now until then. */
export async function claimLease(tx: Writer, { name, owner, now, until }: LeaseClaim): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('leases')
    .set({ owner, expires_at: toDatabaseInstant(until) })
    .where('name', '=', name)
    .where(({ eb, or }) => or([eb('owner', '=', owner), eb('expires_at', '<=', toDatabaseInstant(now))]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function releaseLease(tx: Writer, name: LeaseName, owner: string): Promise<void> {
  await tx
    .updateTable('leases')
    .set({ owner: '', expires_at: toDatabaseInstant(0) })
    .where('name', '=', name)
    .where('owner', '=', owner)
    .execute();
}
