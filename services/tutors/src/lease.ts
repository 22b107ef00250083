import { type Database, newId } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import { claimLease, type LeaseName, releaseLease } from './data/lease-repository.ts';
import type { Tables } from './data/tables.ts';

/** Keeps the processes of this service from doing the same background work at the same time. */
export interface Lease {
  /** Takes the lease, or prolongs it; false while another process holds it. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

const leaseMs = 5_000;

export function createLease(db: Database<Tables>, name: LeaseName, now: () => Instant): Lease {
  const owner = newId();
  let heldUntil = 0;
  return {
    async hold() {
      const at = now();
      if (heldUntil - at > leaseMs / 2) return true;
      const until = at + leaseMs;
      const held = await db.transaction((tx) => claimLease(tx, { name, owner, now: at, until }));
      heldUntil = held ? until : 0;
      return held;
    },
    async release() {
      if (heldUntil === 0) return;
      heldUntil = 0;
      await db.transaction((tx) => releaseLease(tx, name, owner));
    },
  };
}
