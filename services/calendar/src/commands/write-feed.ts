import { writeCalendar } from '@studyhall/ics';
import type { Context } from '../context.ts';
import { findFeedEvents } from '../data/feed-repository.ts';
import { feedWindow, rememberedSince } from '../domain/subscription.ts';
import { findZoneOf } from './read-calendar.ts';

/** Nobody meets so often in two years; an upper bound all the same. */
const mostEvents = 5_000;

/** A person's sessions and meetings as a calendar, or one of them; null where there is no such one. */
export async function writeFeed(context: Context, personId: string, ref?: string): Promise<string | null> {
  const now = context.now();
  const events = await findFeedEvents(context.db.read, {
    personId,
    window: feedWindow(now),
    cancelledSince: rememberedSince(now),
    ref,
    limit: mostEvents,
  });
  if (ref !== undefined && events.length === 0) return null;
  return writeCalendar({
    name: 'Study Hall',
    timeZone: await findZoneOf(context, personId),
    events: events.map((event) => ({ ...event, uid: `${event.ref}@studyhall`, sequence: event.version - 1 })),
    now,
  });
}
