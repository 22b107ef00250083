import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import { isUniqueViolation } from './errors.ts';
import type { IdempotencyClaim, IdempotencyStore } from './idempotency.ts';
import { leaseEnd, StoredLease } from './idempotency-lease.ts';
import { toDatabaseInstant } from './instant.ts';
import { newId } from './new-id.ts';
import type { IdempotencyKeysTable, OwnTables } from './own-tables.ts';

const keptMs = 24 * 60 * 60_000;
const purgeEveryMs = 60_000;
const purgeBatch = 200;

type KeyRow = Selectable<IdempotencyKeysTable>;

/** Keeps keys and answers in the table `idempotency_keys`. `now` gives epoch milliseconds. */
export function createIdempotencyStore<Tables extends OwnTables>(
  database: Database<Tables>,
  now: () => number,
): IdempotencyStore {
  // Only this package's own table is touched here.
  const db = database as unknown as Database<OwnTables>;
  let purgedAt = now();

  /** Deletes a bounded number of old keys, once a minute; until none is left, at every claim. */
  async function purgeSometimes(at: number): Promise<void> {
    if (at - purgedAt < purgeEveryMs) return;
    const mayBeMore = await purgeOldest(db, at - keptMs);
    if (!mayBeMore) purgedAt = at;
  }

  const take = ({ resource_id, ...key }: KeyRow): IdempotencyClaim => ({
    state: 'new',
    resourceId: resource_id,
    lease: new StoredLease(db, now, key),
  });

  return {
    async claim(personId, key, requestHash) {
      const at = now();
      await purgeSometimes(at);
      const row = buildRow({ personId, key, requestHash, at });
      if (await insertKey(db, row)) return take(row);
      const known = await findKey(db, personId, key);
      // Purged in between.
      if (known === undefined) return { state: 'running' };
      if (known.request_hash !== requestHash) return { state: 'other-body' };
      if (known.status !== null) return toAnswer(known.status, known);
      const claimed = await takeOver(db, known, row);
      return claimed ? take(claimed) : { state: 'running' };
    },
  };
}

function buildRow(claim: { personId: string; key: string; requestHash: string; at: number }): KeyRow {
  return {
    person_id: claim.personId,
    idem_key: claim.key,
    request_hash: claim.requestHash,
    resource_id: newId(),
    status: null,
    headers: null,
    body: null,
    claimed_until: leaseEnd(claim.at),
    created_at: toDatabaseInstant(claim.at),
  };
}

/** False when the key exists. */
async function insertKey(db: Database<OwnTables>, row: KeyRow): Promise<boolean> {
  try {
    await db.transaction((tx) => tx.insertInto('idempotency_keys').values(row).execute());
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

function findKey(db: Database<OwnTables>, personId: string, key: string): Promise<KeyRow | undefined> {
  return db.read
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('person_id', '=', personId)
    .where('idem_key', '=', key)
    .executeTakeFirst();
}

function toAnswer(status: number, { headers, body }: KeyRow): IdempotencyClaim {
  const kept: Record<string, string> = JSON.parse(headers ?? '{}');
  return { state: 'done', status, headers: kept, body: body ?? '' };
}

/** One of several that find a claim expired gets it, as the row that it is from then on; null for the others. */
async function takeOver(db: Database<OwnTables>, known: KeyRow, fresh: KeyRow): Promise<KeyRow | null> {
  if (known.claimed_until > fresh.created_at) return null;
  const { claimed_until } = fresh;
  const { numUpdatedRows } = await db.transaction((tx) =>
    tx
      .updateTable('idempotency_keys')
      .set({ claimed_until })
      .where('person_id', '=', known.person_id)
      .where('idem_key', '=', known.idem_key)
      .where('claimed_until', '=', known.claimed_until)
      .where('status', 'is', null)
      .executeTakeFirst(),
  );
  return numUpdatedRows === 1n ? { ...known, claimed_until } : null;
}

/** True when there may be more. */
async function purgeOldest(db: Database<OwnTables>, before: number): Promise<boolean> {
  const oldest = await db.read
    .selectFrom('idempotency_keys')
    .select('created_at')
    .where('created_at', '<', toDatabaseInstant(before))
    .orderBy('created_at')
    .limit(purgeBatch)
    .execute();
  const last = oldest.at(-1);
  if (last === undefined) return false;
  await db.transaction((tx) =>
    tx.deleteFrom('idempotency_keys').where('created_at', '<=', last.created_at).execute(),
  );
  return oldest.length === purgeBatch;
}
