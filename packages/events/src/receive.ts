import {
  type Database,
  DatabaseUnavailableError,
  insertRows,
  type OwnTables,
  toDatabaseInstant,
} from '@studyhall/db';
import { type Logger, matches, mismatches } from '@studyhall/http';
import { count, currentSpan, inSpan } from '@studyhall/telemetry';
import type { Transaction } from 'kysely';
import { describeSpan } from './event-span.ts';
import {
  type CloudEvent,
  CloudEventSchema,
  type EventType,
  eventSchemas,
  isEventType,
} from './event-types.ts';

/** What a service does with each event it hears. It runs in the transaction that remembers the event's id. */
export type EventHandlers<Tables> = {
  readonly [T in EventType]?: (
    transaction: Transaction<Tables & OwnTables>,
    event: CloudEvent<T>,
  ) => Promise<void>;
};

export interface ReceiverOptions<Tables> {
  readonly db: Database<Tables & OwnTables>;
  readonly handlers: EventHandlers<Tables>;
  readonly now: () => number;
  readonly log: Logger;
  /** Told after the commit of events that took effect. */
  readonly onReceived?: () => void;
}

/** Deals with the events in order and says how many, from the front, need not come again. */
export type Receiver = (batch: readonly unknown[]) => Promise<number>;

export function createReceiver<Tables>({
  db,
  handlers,
  now,
  log,
  onReceived = () => undefined,
}: ReceiverOptions<Tables>): Receiver {
  async function apply(
    transaction: Transaction<Tables & OwnTables>,
    events: readonly CloudEvent[],
  ): Promise<readonly CloudEvent[]> {
    const fresh = await rememberNew(transaction, events, now());
    for (const event of fresh) await handle(transaction, event);
    return fresh;
  }

  /** As a part of the trace in which the event happened; how it came here is linked to it. */
  async function handle(transaction: Transaction<Tables & OwnTables>, event: CloudEvent): Promise<void> {
    // The handler stands under the event's own type.
    const handler = handlers[event.type] as
      | ((tx: typeof transaction, event: CloudEvent) => Promise<void>)
      | undefined;
    const { type, traceparent: parent } = event;
    const delivery = currentSpan();
    const links = delivery?.isRecording ? [delivery.traceparent] : [];
    await inSpan({ ...describeSpan('process', type), parent, links }, async () => {
      await handler?.(transaction, event);
    });
  }

  async function commit(events: readonly CloudEvent[]): Promise<void> {
    const fresh = new Set(await db.transaction((transaction) => apply(transaction, events)));
    for (const event of events) countEvent(event.type, fresh.has(event) ? 'applied' : 'repeated');
    if (fresh.size > 0) onReceived();
  }

  async function applyOneByOne(events: readonly CloudEvent[]): Promise<CloudEvent | undefined> {
    for (const event of events) {
      try {
        await commit([event]);
      } catch (error) {
        if (error instanceof DatabaseUnavailableError) throw error;
        log.error({ err: error, eventId: event.id, type: event.type }, 'event could not be dealt with');
        countEvent(event.type, 'failed');
        return event;
      }
    }
    return undefined;
  }

  return async (batch) => {
    const events = batch.filter((item): item is CloudEvent => isUsable(item, handlers, log));
    if (events.length === 0) return batch.length;
    try {
      await commit(events);
      return batch.length;
    } catch (error) {
      if (error instanceof DatabaseUnavailableError) throw error;
      log.warn({ err: error, events: events.length }, 'events could not be dealt with together; one by one');
      const failed = await applyOneByOne(events);
      return failed === undefined ? batch.length : batch.indexOf(failed);
    }
  };
}

function isUsable(item: unknown, handlers: object, log: Logger): item is CloudEvent {
  if (!matches(CloudEventSchema, item)) {
    log.error({ errors: mismatches(CloudEventSchema, item) }, 'malformed event refused');
    countEvent('(unknown)', 'malformed');
    return false;
  }
  if (!isEventType(item.type) || !Object.hasOwn(handlers, item.type)) {
    log.warn({ eventId: item.id, type: item.type }, 'event of a type that is not heard here');
    countEvent('(unknown)', 'not-heard');
    return false;
  }
  const schema = eventSchemas[item.type];
  if (!matches(schema, item.data)) {
    const errors = mismatches(schema, item.data);
    log.error({ eventId: item.id, type: item.type, errors }, 'malformed event refused');
    countEvent(item.type, 'malformed');
    return false;
  }
  return true;
}

type EventOutcome = 'applied' | 'repeated' | 'failed' | 'malformed' | 'not-heard';

/** A type that is not in the catalogue is not named: there is no end to those. */
function countEvent(type: EventType | '(unknown)', outcome: EventOutcome): void {
  count('studyhall.events.received', { type, outcome });
}

/** Remembers the ids not seen before and answers their events, each once, in order. */
async function rememberNew<Tables>(
  transaction: Transaction<Tables & OwnTables>,
  events: readonly CloudEvent[],
  now: number,
): Promise<CloudEvent[]> {
  // Only the package's own table is touched here.
  const own = transaction as unknown as Transaction<OwnTables>;
  const ids = events.map((event) => event.id);
  const seen = await own
    .selectFrom('received_events')
    .select('event_id')
    .where('event_id', 'in', ids)
    .execute();
  const known = new Set(seen.map((row) => row.event_id));
  const fresh = events.filter((event) => !known.has(event.id) && known.add(event.id));
  const received_at = toDatabaseInstant(now);
  await insertRows(
    own,
    'received_events',
    fresh.map((event) => ({ event_id: event.id, received_at })),
  );
  return fresh;
}

const keepDays = 30;

/** Forgets ids received long ago, a bounded number at a time. */
export async function forgetReceived(db: Database<OwnTables>, now: number): Promise<void> {
  const before = toDatabaseInstant(now - keepDays * 86_400_000);
  const old = await db.read
    .selectFrom('received_events')
    .select('event_id')
    .where('received_at', '<', before)
    .limit(1_000)
    .execute();
  if (old.length === 0) return;
  await db.transaction((tx) =>
    tx
      .deleteFrom('received_events')
      .where(
        'event_id',
        'in',
        old.map((row) => row.event_id),
      )
      .execute(),
  );
}
