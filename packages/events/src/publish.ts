import { insertRows, newId, type OwnTables, toDatabaseInstant } from '@studyhall/db';
import { inSpan } from '@studyhall/telemetry';
import type { Transaction } from 'kysely';
import { describeSpan } from './event-span.ts';
import { type EventData, type EventType, subscriptions } from './event-types.ts';

export interface NewEvent<T extends EventType> {
  readonly type: T;
  /** Id of what changed. Events of one subject arrive in the order in which their transactions locked it. */
  readonly subject: string;
  readonly data: EventData<T>;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Stores an event in the outbox inside the transaction that makes the change, once for each service that
 * listens. It travels after the commit; call the relay's `kick` then, so that it travels at once.
 */
export async function publish<T extends EventType>(
  transaction: Transaction<OwnTables>,
  { type, subject, data, at }: NewEvent<T>,
): Promise<void> {
  const listeners = subscriptions[type];
  if (listeners.length === 0) return;
  await inSpan(describeSpan('publish', type), async ({ traceparent }) => {
    const row = {
      event_id: newId(),
      type,
      subject,
      body: JSON.stringify(data),
      created_at: toDatabaseInstant(at),
      traceparent,
    };
    await insertRows(
      transaction,
      'outbox',
      listeners.map((subscriber) => ({ ...row, subscriber })),
    );
  });
}
