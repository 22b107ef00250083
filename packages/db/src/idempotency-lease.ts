import type { Kysely, Transaction, Updateable } from 'kysely';
import type { Database } from './database.ts';
import type { ClaimLease, RememberedAnswer } from './idempotency.ts';
import { toDatabaseInstant } from './instant.ts';
import type { IdempotencyKeysTable, OwnTables } from './own-tables.ts';
import { type Parameter, prepareQuery } from './prepare-query.ts';

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

type Key = Omit<HeldKey, 'claimed_until'>;

const lockClaim = prepareQuery((tx: Kysely<OwnTables>, parameter: Parameter<Key>) =>
  tx
    .selectFrom('idempotency_keys')
    .select(['claimed_until', 'status'])
    .where('person_id', '=', parameter('person_id'))
    .where('idem_key', '=', parameter('idem_key'))
    .forUpdate(),
);

/** Fenced by `claimed_until`: whoever takes a claim over writes a later one there, by which its holder has lost it. */
export class StoredLease implements ClaimLease {
  readonly #db: Database<OwnTables>;
  readonly #now: () => number;
  readonly #key: Key;
  /** What may stand in `claimed_until`: more than one until a renewal has been heard of, none once it is lost. */
  #ends: readonly string[];

  constructor(db: Database<OwnTables>, now: () => number, { claimed_until, ...key }: HeldKey) {
    this.#db = db;
    this.#now = now;
    this.#key = key;
    this.#ends = [claimed_until];
  }

  async renew(): Promise<boolean> {
    const before = this.#ends;
    if (before.length === 0) return false;
    const end = leaseEnd(this.#now());
    this.#ends = [...before, end];
    const isHeld = await this.#update({ claimed_until: end }, before);
    this.#ends = isHeld ? [end] : [];
    return isHeld;
  }

  async isHeldIn(transaction: unknown): Promise<boolean> {
    // Every service's tables include this package's own.
    const [row] = await lockClaim(transaction as Transaction<OwnTables>, this.#key);
    return row !== undefined && row.status === null && this.#ends.includes(row.claimed_until);
  }

  complete({ status, headers, body }: RememberedAnswer): Promise<boolean> {
    return this.#update({ status, headers: JSON.stringify(headers), body });
  }

  abandon(): Promise<boolean> {
    return this.#update({ claimed_until: toDatabaseInstant(this.#now()) });
  }

  async #update(changes: Updateable<IdempotencyKeysTable>, ends = this.#ends): Promise<boolean> {
    if (ends.length === 0) return false;
    const { person_id, idem_key } = this.#key;
    const { numUpdatedRows } = await this.#db.transaction((tx) =>
      tx
        .updateTable('idempotency_keys')
        .set(changes)
        .where('person_id', '=', person_id)
        .where('idem_key', '=', idem_key)
        .where('claimed_until', 'in', ends)
        .where('status', 'is', null)
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }
}
