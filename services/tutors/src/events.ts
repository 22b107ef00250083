import type { EventHandlers } from '@studyhall/events';
import { parseInstant } from '@studyhall/time';
import { markOutdated } from './data/free-time-repository.ts';
import type { Tables } from './data/tables.ts';
import { findQueuesOfWaiting, markQueuesDue } from './data/waitlist-queue-repository.ts';

/** What this service hears: whose time has changed. It publishes `tutor.*`, `session.*` and `waitlist.offered`. */
export const handlers: EventHandlers<Tables> = {
  'calendar.changed': {
    together: async (tx, events) => {
      const people = [...new Set(events.flatMap(({ data }) => data.people.map(({ personId }) => personId)))];
      const latest = Math.max(...events.map(({ time }) => parseInstant(time)));
      await markOutdated(tx, people);
      const queues = await findQueuesOfWaiting(tx, people);
      await markQueuesDue(tx, [...people, ...queues], latest);
    },
  },
};
