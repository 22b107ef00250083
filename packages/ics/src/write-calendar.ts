import { type Instant, type Interval, offsetSegments } from '@studyhall/time';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { day } from './wall-time.ts';
import { writeVtimezone } from './write-vtimezone.ts';
import { ianaZone, toInstant } from './zone.ts';

export interface WrittenEvent extends Interval {
  /** The same for as long as it is the same event, whatever else of it changes. */
  readonly uid: string;
  /** Counts up with each change. */
  readonly sequence: number;
  readonly title: string;
  readonly place?: string | null | undefined;
  /** An address to open. */
  readonly link?: string | null | undefined;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
}

export interface WrittenCalendar {
  readonly name: string;
  /** The IANA zone that the times are written in. */
  readonly timeZone: string;
  readonly events: readonly WrittenEvent[];
  /** When it is written. */
  readonly now: Instant;
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/** A calendar in RFC 5545, in the wall times of a zone that it describes. */
export function writeCalendar({ name, timeZone, events, now }: WrittenCalendar): string {
  const range = {
    start: Math.min(now, ...events.map(({ start }) => start)) - 366 * day,
    end: Math.max(now, ...events.map(({ end }) => end)) + 366 * day,
  };
  const calendar = ical({
    name,
    prodId: { company: 'Study Hall', product: 'Calendar', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  if (timeZone !== 'UTC') {
    calendar.timezone({ name: null, generator: (zone) => writeVtimezone(zone, range) });
  }
  for (const { uid, sequence, title, place, link, status, start, end } of events) {
    const isClear = timeZone !== 'UTC' && [start, end].every((instant) => isNamedByWall(instant, timeZone));
    calendar.createEvent({
      id: uid,
      sequence,
      summary: title,
      // Many programs show no URL: who meets online finds the link where the place is.
      location: place ?? link ?? null,
      ...(link && { url: link }),
      status: statuses[status],
      stamp: Temporal.Instant.fromEpochMilliseconds(now),
      start: Temporal.Instant.fromEpochMilliseconds(start),
      end: Temporal.Instant.fromEpochMilliseconds(end),
      ...(isClear && { timezone: timeZone }),
    });
  }
  return calendar.toString();
}

/** Whether the wall time of an instant means that instant: the second of two that are shown alike does not. */
function isNamedByWall(instant: Instant, timeZone: string): boolean {
  const segment = offsetSegments(timeZone, { start: instant, end: instant + 1 }).find(
    ({ end }) => instant < end,
  );
  return toInstant(instant + (segment?.offset ?? 0), ianaZone(timeZone)) === instant;
}
