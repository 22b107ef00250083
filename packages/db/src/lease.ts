import type { Database } from './database.ts';
import { isUniqueViolation } from './errors.ts';
import { toDatabaseInstant } from './instant.ts';
import { newId } from './new-id.ts';
import type { OwnTables } from './own-tables.ts';

/** Keeps the processes of a service from doing the same background work at the same time. */
export interface Lease {
  /** Takes the lease, or prolongs it when half of it is over; false while another process holds it. */
  hold(): Promise<boolean>;
  /** Gives it back, so that another process need not wait until it expires. */
  release(): Promise<void>;
}

export interface LeaseOptions {
  readonly db: Database<OwnTables>;
  /** Of the work; up to 64 characters. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** How long after a crash of its holder another process takes over. */
  readonly forMs: number;
}

export function createLease({ db, name, now, forMs }: LeaseOptions): Lease {
  const owner = newId();
  let exists = false;
  let heldUntil = 0;
  return {
    async hold() {
      const at = now();
      if (heldUntil - at > forMs / 2) return true;
      if (!exists) await ensureLease(db, name);
      exists = true;
      const until = at + forMs;
      heldUntil = (await claimLease(db, { name, owner, at, until })) ? until : 0;
      return heldUntil > 0;
    },
    async release() {
      if (heldUntil === 0) return;
      heldUntil = 0;
      await releaseLease(db, name, owner);
    },
  };
}

const free = { owner: '', expires_at: toDatabaseInstant(0) };

async function ensureLease(db: Database<OwnTables>, name: string): Promise<void> {
  try {
    await db.transaction((tx) =>
      tx
        .insertInto('leases')
        .values({ name, ...free })
        .execute(),
    );
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}

interface Claim {
  readonly name: string;
  readonly owner: string;
  readonly at: number;
  readonly until: number;
}

async function claimLease(db: Database<OwnTables>, { name, owner, at, until }: Claim): Promise<boolean> {
  const { numUpdatedRows } = await db.transaction((tx) =>
    tx
      .updateTable('leases')
      .set({ owner, expires_at: toDatabaseInstant(until) })
      .where('name', '=', name)
      .where(({ eb, or }) => or([eb('owner', '=', owner), eb('expires_at', '<=', toDatabaseInstant(at))]))
      .executeTakeFirstOrThrow(),
  );
  return numUpdatedRows > 0n;
}

async function releaseLease(db: Database<OwnTables>, name: string, owner: string): Promise<void> {
  await db.transaction((tx) =>
    tx.updateTable('leases').set(free).where('name', '=', name).where('owner', '=', owner).execute(),
  );
}
