import {
  type Database,
  DatabaseUnavailableError,
  insertRows,
  type OwnTables,
  toDatabaseInstant,
} from '@studyhall/db';
import { type Logger, matches, mismatches } from '@studyhall/http';
import { count, currentSpan, inSpan, type SpanOptions } from '@studyhall/telemetry';
import type { Transaction } from 'kysely';
import { describeSpan } from './event-span.ts';
import {
  type CloudEvent,
  CloudEventSchema,
  type EventType,
  eventSchemas,
  isEventType,
} from './event-types.ts';

type Handler<Tables, T extends EventType> = (
  transaction: Transaction<Tables & OwnTables>,
  event: CloudEvent<T>,
) => Promise<void>;

/** For events whose effect is the same however many came: those that follow one another are dealt with at once. */
interface JointHandler<Tables, T extends EventType> {
  readonly together: (
    transaction: Transaction<Tables & OwnTables>,
    events: readonly CloudEvent<T>[],
  ) => Promise<void>;
}

/** What a service does with the events it hears. It runs in the transaction that remembers their ids. */
export type EventHandlers<Tables> = {
  readonly [T in EventType]?: Handler<Tables, T> | JointHandler<Tables, T>;
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
    for (const [type, run] of runsOfOneType(fresh)) {
      // The handler stands under the events' own type.
      const handler = handlers[type] as Handler<Tables, EventType> | JointHandler<Tables, EventType>;
      const steps = typeof handler === 'function' ? run.map((event) => [event]) : [run];
      for (const events of steps) {
        await inSpan(spanOf(type, events), async () => {
          if (typeof handler !== 'function') await handler.together(transaction, events);
          else for (const event of events) await handler(transaction, event);
        });
      }
    }
    return fresh;
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

/** Events in their order, those of one type that follow one another together. */
function runsOfOneType(events: readonly CloudEvent[]): readonly (readonly [EventType, CloudEvent[]])[] {
  const runs: (readonly [EventType, CloudEvent[]])[] = [];
  for (const event of events) {
    const [type, run] = runs.at(-1) ?? [];
    if (run && type === event.type) run.push(event);
    else runs.push([event.type, [event]]);
  }
  return runs;
}

/** One event is dealt with in the trace in which it happened; several, in that of their delivery. Both are linked. */
function spanOf(type: EventType, events: readonly CloudEvent[]): SpanOptions {
  const [first] = events;
  const delivery = currentSpan();
  const cameBy = delivery?.isRecording ? [delivery.traceparent] : [];
  const description = describeSpan('process', type);
  if (events.length === 1) return { ...description, parent: first?.traceparent, links: cameBy };
  return { ...description, links: events.flatMap(({ traceparent }) => traceparent ?? []) };
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
