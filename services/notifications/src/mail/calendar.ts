import { fromDatabaseInstant } from '@studyhall/db';
import { type Occurrence, toSeriesEvents, toUid, type WrittenEvent, writeCalendar } from '@studyhall/ics';
import { localDateTimeOf, parseInstant } from '@studyhall/time';
import type { OccasionRow } from '../data/tables.ts';
import type { CalendarEntry } from '../domain/calendar-entry.ts';
import { parseParams } from '../presenters.ts';

export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

interface Parties {
  readonly publicUrl: string;
  /** Of the page of what it invites to. */
  readonly url: string;
  readonly attendee: { readonly name: string; readonly email: string };
  readonly now: number;
}

interface Message {
  readonly method: Invitation['method'];
  readonly timeZone: string;
  readonly events: readonly Omit<WrittenEvent, 'organizer' | 'attendee' | 'about'>[];
}

/**
 * What a calendar program takes in (RFC 5546). A series has one uid, and each of its occurrences keeps the place in it
 * that the rule gave: what changes several says the whole series again, what changes one speaks of that one.
 */
export function toInvitation(
  entry: CalendarEntry,
  series: readonly OccasionRow[],
  { publicUrl, url, attendee, now }: Parties,
): Invitation {
  const { hostname } = new URL(publicUrl);
  const { method, timeZone, events } =
    toSeriesMessage(entry, series, publicUrl) ?? toSingleMessage(entry, publicUrl);
  const shared = {
    about: entry.about === undefined ? url : `${entry.about}\n${url}`,
    organizer: { name: 'Study Hall', email: `no-reply@${hostname}` },
    attendee,
  };
  const content = writeCalendar({
    method,
    timeZone,
    events: events.map((event) => ({ ...event, ...shared })),
    now,
  });
  return { method, content };
}

const statuses = { CONFIRMED: 'confirmed', TENTATIVE: 'tentative', CANCELLED: 'cancelled' } as const;

function toSingleMessage(entry: CalendarEntry, publicUrl: string): Message {
  const { uid, sequence, status, start, end, title, place } = entry;
  const event = {
    uid: toUid(uid, publicUrl),
    sequence,
    status: statuses[status],
    start: parseInstant(start),
    end: parseInstant(end),
    title,
    place,
  };
  return { method: status === 'CANCELLED' ? 'CANCEL' : 'REQUEST', timeZone: 'UTC', events: [event] };
}

/** As the series is now, whatever it was when the mail was due; null of what is no series. */
function toSeriesMessage(entry: CalendarEntry, series: readonly OccasionRow[], publicUrl: string) {
  const { uid, seriesId, occurrences = 1 } = entry;
  const own = series.find(({ id }) => id === uid);
  if (seriesId === undefined || !own) return null;
  const open = series.filter((row) => row.is_closed === 0);
  const shared = { uid: toUid(seriesId, publicUrl), timeZone: own.time_zone ?? 'UTC' };
  const toEvent = (row: OccasionRow) => ({ ...shared, sequence: row.sequence, ...toOccurrence(row) });
  const message = (method: Invitation['method'], events: Message['events']): Message => ({
    method,
    timeZone: shared.timeZone,
    events,
  });
  const sequence = Math.max(...series.map((row) => row.sequence));
  if (open.length === 0) {
    const { occursAt: _, ...all } = toEvent(own);
    return message('CANCEL', [{ ...all, sequence, status: 'cancelled' }]);
  }
  if (occurrences > 1) {
    const described = toSeriesEvents({ ...shared, sequence, occurrences: open.map(toOccurrence) });
    return message('REQUEST', described);
  }
  return own.is_closed === 1
    ? message('CANCEL', [{ ...toEvent(own), status: 'cancelled' }])
    : message('REQUEST', [{ ...toEvent(own), status: 'confirmed' }]);
}

function toOccurrence(row: OccasionRow): Occurrence {
  const { title = '', place } = parseParams(row.params);
  const start = fromDatabaseInstant(row.start_at);
  return {
    start,
    end: fromDatabaseInstant(row.end_at),
    occursAt: row.occurs_at ?? localDateTimeOf(start, row.time_zone ?? 'UTC'),
    title,
    place,
  };
}
