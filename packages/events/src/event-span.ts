import type { SpanOptions } from '@studyhall/telemetry';
import type { EventType } from './event-types.ts';

const kinds = { publish: 'producer', process: 'consumer' } as const;

/** What an event's span says at either end of its way. */
export function describeSpan(operation: keyof typeof kinds, type: EventType): SpanOptions {
  return {
    name: `${operation} ${type}`,
    kind: kinds[operation],
    attributes: {
      'messaging.system': 'studyhall.outbox',
      'messaging.operation.name': operation,
      'cloudevents.event_type': type,
    },
  };
}
