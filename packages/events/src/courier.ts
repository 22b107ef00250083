import { setTimeout as delay } from 'node:timers/promises';
import { createLease, type Database, fromDatabaseInstant, type Lease, type OwnTables } from '@studyhall/db';
import type { Logger, ServiceClient } from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';
import { inSpan, type SpanOptions } from '@studyhall/telemetry';
import { deleteDelivered, findBatch, type OutboxRow, parkEvent } from './outbox.ts';

export interface CourierOptions {
  readonly db: Database<OwnTables>;
  readonly source: ServiceName;
  readonly subscriber: ServiceName;
  readonly client: ServiceClient;
  readonly now: () => number;
  readonly log: Logger;
}

const batchSize = 100;
const leaseMs = 10_000;
/** Longest pause between two looks at the outbox; also how soon another process takes over after a crash. */
const idleMs = 1_000;
/** Between the beginnings of two looks, unless a whole batch waits: what happens meanwhile travels together. */
const gatherMs = 100;
const firstRetryMs = 20;
const longestRetryMs = 5_000;
/** An event that its subscriber refuses this often, while taking others, is set aside. */
const attemptsBeforeParking = 8;

type Outcome = 'idle' | 'sent' | 'sent-full' | 'failed';

/** Carries the outbox to one subscriber, in order, at least once. */
export class Courier {
  readonly #options: CourierOptions;
  /** One process at a time sends, so that the order holds. */
  readonly #lease: Lease;
  readonly #stopping = new AbortController();
  #wakeUp = new AbortController();
  #kicked = false;
  #failures = 0;
  #refused = { eventId: '', attempts: 0 };
  #running: Promise<void> = Promise.resolve();

  constructor(options: CourierOptions) {
    this.#options = options;
    const { db, subscriber, now } = options;
    this.#lease = createLease({ db, name: `outbox:${subscriber}`, now, forMs: leaseMs });
  }

  start(): void {
    this.#running = this.#run();
  }

  wake(): void {
    this.#kicked = true;
    this.#wakeUp.abort();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wakeUp.abort();
    await this.#running;
    await this.#lease.release();
  }

  async #run(): Promise<void> {
    const { log, subscriber } = this.#options;
    while (!this.#stopping.signal.aborted) {
      this.#kicked = false;
      const gathered = this.#rest(gatherMs, this.#stopping.signal);
      let outcome: Outcome;
      try {
        outcome = await this.#deliver();
      } catch (error) {
        log.warn({ err: error, subscriber }, 'events could not be relayed; trying again');
        outcome = 'failed';
      }
      this.#failures = outcome === 'failed' ? this.#failures + 1 : 0;
      if (outcome === 'failed') await this.#rest(retryDelay(this.#failures), this.#stopping.signal);
      if (outcome === 'sent' || outcome === 'idle') await gathered;
      if (outcome === 'idle' && !this.#kicked) await this.#restUntilWoken();
    }
  }

  async #deliver(): Promise<Outcome> {
    const { db, subscriber, client, source } = this.#options;
    const batch = await findBatch(db, subscriber, batchSize);
    if (batch.length === 0) return 'idle';
    if (!(await this.#lease.hold())) return 'idle';
    const response = await inSpan(spanOf(subscriber, batch), () =>
      client.request<{ accepted: number }>({
        method: 'POST',
        path: '/internal/events',
        body: batch.map((row) => toCloudEvent(row, source)),
      }),
    );
    if (response.status !== 200) throw new Error(`${subscriber} answered ${response.status} to its events`);
    const { accepted } = response.body;
    if (accepted > 0) {
      await deleteDelivered(
        db,
        batch.slice(0, accepted).map((row) => row.position),
      );
    }
    const refused = batch[accepted];
    if (refused === undefined) return batch.length === batchSize ? 'sent-full' : 'sent';
    await this.#countRefusal(refused);
    return 'failed';
  }

  async #countRefusal(row: OutboxRow): Promise<void> {
    const { db, subscriber, log } = this.#options;
    const attempts = this.#refused.eventId === row.event_id ? this.#refused.attempts + 1 : 1;
    this.#refused = { eventId: row.event_id, attempts };
    if (attempts < attemptsBeforeParking) return;
    await parkEvent(db, row.position, subscriber);
    log.error(
      { eventId: row.event_id, type: row.type, subscriber },
      'event set aside after repeated refusals',
    );
  }

  async #restUntilWoken(): Promise<void> {
    this.#wakeUp = new AbortController();
    await this.#rest(idleMs, AbortSignal.any([this.#wakeUp.signal, this.#stopping.signal]));
  }

  async #rest(ms: number, signal: AbortSignal): Promise<void> {
    try {
      await delay(ms, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}

/** A trace of its own, since a batch carries what happened in several; it is linked to each of them. */
function spanOf(subscriber: ServiceName, batch: readonly OutboxRow[]): SpanOptions {
  const links = new Set(batch.flatMap(({ traceparent }) => traceparent ?? []));
  return {
    name: `send events to ${subscriber}`,
    kind: 'producer',
    attributes: { 'messaging.system': 'studyhall.outbox', 'messaging.batch.message_count': batch.length },
    links: [...links],
  };
}

/** Exponential, with full jitter, so that relays of several processes do not knock together. */
function retryDelay(failures: number): number {
  const ceiling = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures, 10));
  return ceiling * (0.5 + Math.random() / 2);
}

function toCloudEvent(row: OutboxRow, source: ServiceName): unknown {
  return {
    specversion: '1.0',
    id: row.event_id,
    source: `/services/${source}`,
    type: row.type,
    subject: row.subject,
    time: new Date(fromDatabaseInstant(row.created_at)).toISOString(),
    datacontenttype: 'application/json',
    data: JSON.parse(row.body),
    ...(row.traceparent !== null && { traceparent: row.traceparent }),
  };
}
