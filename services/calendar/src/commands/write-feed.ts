import { toUid, type WrittenEvent, writeCalendar } from '@studyhall/ics';
import type { Context } from '../context.ts';
import { type FeedEvent, findFeedEvents } from '../data/feed-repository.ts';
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
    events: latestOfEach(events).map((event) => toWritten(event, context.config.publicUrl)),
    now,
  });
}

/** Somebody who takes a yes back and gives it again has several reservations of one meeting: what holds counts. */
function latestOfEach(events: readonly FeedEvent[]): FeedEvent[] {
  const rank = ({ status }: FeedEvent) => ['cancelled', 'tentative', 'confirmed'].indexOf(status);
  const ranked = events.toSorted((one, other) => rank(one) - rank(other));
  const last = new Map(ranked.map((event) => [occasionOf(event), event]));
  return events.filter((event) => last.get(occasionOf(event)) === event);
}

/** The session or the meeting that a reservation is for: `session:<id>`, `meeting:<id>:<yes>`. */
function occasionOf({ ref }: FeedEvent): string {
  const [, id = ref] = ref.split(':');
  return id;
}

/** What the invitations by mail call it: an occurrence of a series goes by the series and its place there. */
function toWritten(event: FeedEvent, publicUrl: string): WrittenEvent {
  const { series, version, start, end, title, place, link, status } = event;
  return {
    uid: toUid(series?.seriesId ?? occasionOf(event), publicUrl),
    sequence: version - 1,
    start,
    end,
    title,
    place,
    link,
    status,
    ...(series && { occursAt: series.occursAt, timeZone: series.timeZone }),
  };
}
