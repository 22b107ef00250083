import { parseInstant } from '@studyhall/time';
import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarEntry } from '../domain/calendar-entry.ts';

export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly content: string;
}

interface Parties {
  /** Of the platform; entries are its own. */
  readonly host: string;
  readonly attendee: { readonly name: string; readonly email: string };
  readonly now: number;
}

/**
 * What a calendar program takes in: RFC 5546. Several entries can only be published, since a request speaks of one
 * alone.
 */
export function toInvitation(
  entries: readonly CalendarEntry[],
  { host, attendee, now }: Parties,
): Invitation {
  const [first] = entries;
  const method = entries.length > 1 ? 'PUBLISH' : first?.status === 'CANCELLED' ? 'CANCEL' : 'REQUEST';
  const calendar = ical({ prodId: '//Study Hall//Notifications//EN', method: ICalCalendarMethod[method] });
  for (const entry of entries) {
    const event = calendar.createEvent({
      id: `${entry.uid}@${host}`,
      sequence: entry.sequence,
      status: ICalEventStatus[entry.status],
      start: new Date(parseInstant(entry.start)),
      end: new Date(parseInstant(entry.end)),
      stamp: new Date(now),
      summary: entry.title,
      organizer: { name: 'Study Hall', email: `no-reply@${host}` },
      ...(entry.place && { location: entry.place }),
    });
    if (method !== 'PUBLISH') {
      event.createAttendee({ ...attendee, rsvp: false, status: ICalAttendeeStatus.ACCEPTED });
    }
  }
  return { method, content: calendar.toString() };
}
