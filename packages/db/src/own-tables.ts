import type { Generated } from 'kysely';

/** Tables that every service's schema has, made by this package's own migrations. Instants are stored texts. */
export interface OwnTables {
  migrations: MigrationsTable;
  outbox: OutboxTable;
  leases: LeasesTable;
  received_events: ReceivedEventsTable;
  idempotency_keys: IdempotencyKeysTable;
}

/** What was applied. `applied_at` is null while a migration runs, and stays so when it ends half way. */
export interface MigrationsTable {
  name: string;
  checksum: string;
  applied_at: string | null;
}

/** Events on their way, one row a subscriber, sent in the order of `position`. */
export interface OutboxTable {
  position: Generated<number>;
  subscriber: string;
  event_id: string;
  type: string;
  subject: string;
  body: string;
  created_at: string;
  /** W3C: the trace in which it happened. */
  traceparent: string | null;
}

/** Which process does a kind of background work. */
export interface LeasesTable {
  name: string;
  owner: string;
  expires_at: string;
}

/** Ids of events that were dealt with. */
export interface ReceivedEventsTable {
  event_id: string;
  received_at: string;
}

/** Answers to requests with an Idempotency-Key; `status`, `headers` (JSON) and `body` come with the answer. */
export interface IdempotencyKeysTable {
  person_id: string;
  idem_key: string;
  request_hash: string;
  resource_id: string;
  status: number | null;
  headers: string | null;
  body: string | null;
  claimed_until: string;
  created_at: string;
}
