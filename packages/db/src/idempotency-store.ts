import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import { isUniqueViolation } from './errors.ts';
import type { IdempotencyClaim, IdempotencyStore } from './idempotency.ts';
import { toDatabaseInstant } from './instant.ts';
import { newId } from './new-id.ts';
import type { IdempotencyKeysTable, OwnTables } from './own-tables.ts';

/** After this a claim without an answer counts as that of a process that died. */
const claimMs = 30_000;
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

  return {
    async claim(personId, key, requestHash) {
      const at = now();
      await purgeSometimes(at);
      const row = buildRow({ personId, key, requestHash, at });
      if (await insertKey(db, row)) return { state: 'new', resourceId: row.resource_id };
      const known = await findKey(db, personId, key);
      // Purged, or given back, in between.
      if (known === undefined) return { state: 'running' };
      return claimKnown(db, known, row);
    },

    async complete(personId, key, { status, headers, body }) {
      await db.transaction((tx) =>
        tx
          .updateTable('idempotency_keys')
          .set({ status, headers: JSON.stringify(headers), body })
          .where('person_id', '=', personId)
          .where('idem_key', '=', key)
          .where('status', 'is', null)
          .execute(),
      );
    },

    async abandon(personId, key) {
      await db.transaction((tx) =>
        tx
          .updateTable('idempotency_keys')
          .set({ claimed_until: toDatabaseInstant(now()) })
          .where('person_id', '=', personId)
          .where('idem_key', '=', key)
          .where('status', 'is', null)
          .execute(),
      );
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
    claimed_until: toDatabaseInstant(claim.at + claimMs),
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

/** Decides about a key that exists; `fresh` is the row that the new claim would have made. */
async function claimKnown(db: Database<OwnTables>, known: KeyRow, fresh: KeyRow): Promise<IdempotencyClaim> {
  if (known.request_hash !== fresh.request_hash) return { state: 'other-body' };
  if (known.status !== null) {
    const headers: Record<string, string> = JSON.parse(known.headers ?? '{}');
    return { state: 'done', status: known.status, headers, body: known.body ?? '' };
  }
  const expired = known.claimed_until <= fresh.created_at;
  if (expired && (await takeOver(db, known, fresh.claimed_until))) {
    return { state: 'new', resourceId: known.resource_id };
  }
  return { state: 'running' };
}

/** One of several that find a claim expired gets it. */
async function takeOver(db: Database<OwnTables>, known: KeyRow, claimedUntil: string): Promise<boolean> {
  const { numUpdatedRows } = await db.transaction((tx) =>
    tx
      .updateTable('idempotency_keys')
      .set({ claimed_until: claimedUntil })
      .where('person_id', '=', known.person_id)
      .where('idem_key', '=', known.idem_key)
      .where('claimed_until', '=', known.claimed_until)
      .where('status', 'is', null)
      .executeTakeFirst(),
  );
  return numUpdatedRows === 1n;
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
