import type { Updateable } from 'kysely';
import type { Database } from './database.ts';
import type { ClaimLease, RememberedAnswer } from './idempotency.ts';
import { toDatabaseInstant } from './instant.ts';
import type { IdempotencyKeysTable, OwnTables } from './own-tables.ts';

/** After this a claim that was not renewed counts as that of a process that died. */
const leaseMs = 3_000;

export function leaseEnd(at: number): string {
  return toDatabaseInstant(at + leaseMs);
}

export interface HeldKey {
  readonly person_id: string;
  readonly idem_key: string;
  readonly claimed_until: string;
}

/** Fenced by `claimed_until`: whoever takes a claim over writes a later one there, by which its holder has lost it. */
export class StoredLease implements ClaimLease {
  readonly #db: Database<OwnTables>;
  readonly #now: () => number;
  readonly #key: Omit<HeldKey, 'claimed_until'>;
  /** What may stand in `claimed_until`: more than one after a renewal of which nothing was heard, none once it is lost. */
  #ends: readonly string[];

  constructor(db: Database<OwnTables>, now: () => number, { claimed_until, ...key }: HeldKey) {
    this.#db = db;
    this.#now = now;
    this.#key = key;
    this.#ends = [claimed_until];
  }

  async renew(): Promise<boolean> {
    const end = leaseEnd(this.#now());
    try {
      const isHeld = await this.#update({ claimed_until: end });
      this.#ends = isHeld ? [end] : [];
      return isHeld;
    } catch (error) {
      this.#ends = [...this.#ends, end];
      throw error;
    }
  }

  complete({ status, headers, body }: RememberedAnswer): Promise<boolean> {
    return this.#update({ status, headers: JSON.stringify(headers), body });
  }

  abandon(): Promise<boolean> {
    return this.#update({ claimed_until: toDatabaseInstant(this.#now()) });
  }

  async #update(changes: Updateable<IdempotencyKeysTable>): Promise<boolean> {
    if (this.#ends.length === 0) return false;
    const { person_id, idem_key } = this.#key;
    const { numUpdatedRows } = await this.#db.transaction((tx) =>
      tx
        .updateTable('idempotency_keys')
        .set(changes)
        .where('person_id', '=', person_id)
        .where('idem_key', '=', idem_key)
        .where('claimed_until', 'in', this.#ends)
        .where('status', 'is', null)
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }
}
