import { type Instant, type Interval, offsetSegments } from '@studyhall/time';
import ical, {
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator';
import { day, parseWallText, type Wall, writeWall } from './wall-time.ts';
import { type WeeklyPattern, weekdayName } from './weekly-pattern.ts';
import { writeVtimezone } from './write-vtimezone.ts';
import { ianaZone, toInstant } from './zone.ts';

interface Party {
  readonly name: string;
  readonly email: string;
}

export interface WrittenEvent extends Interval {
  /** The same for as long as it is the same event, whatever else of it changes. */
  readonly uid: string;
  /** Counts up with each change. */
  readonly sequence: number;
  readonly title: string;
  readonly about?: string | undefined;
  readonly place?: string | null | undefined;
  /** An address to open. */
  readonly link?: string | null | undefined;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  /** In whose wall times it is written, where that is not the zone of the calendar. */
  readonly timeZone?: string | undefined;
  /** When else it takes place, on the wall of its zone. */
  readonly repeats?: WeeklyPattern | undefined;
  /** Of an occurrence of a series: the local date and time that the rule gives it, `2026-03-02T10:00:00`. */
  readonly occursAt?: string | undefined;
  readonly organizer?: Party | undefined;
  /** Whom the calendar is for, and who comes. */
  readonly attendee?: Party | undefined;
}

export interface WrittenCalendar {
  /** PUBLISH is for all to see; the others are messages to an attendee (RFC 5546). */
  readonly method?: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  readonly name?: string;
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

/** A calendar in RFC 5545, in the wall times of zones that it describes. */
export function writeCalendar(written: WrittenCalendar): string {
  const { method = 'PUBLISH', name, timeZone, events, now } = written;
  const calendar = ical({
    ...(name !== undefined && { name }),
    prodId: { company: 'Study Hall', product: 'Calendar', language: 'EN' },
    method: ICalCalendarMethod[method],
    ...(method === 'PUBLISH' && { ttl: 3600 }),
  });
  const range = rangeOf(events, now);
  calendar.timezone({ name: null, generator: (zone) => (zone === 'UTC' ? '' : writeVtimezone(zone, range)) });
  for (const event of events) {
    const created = calendar.createEvent(toEventData(event, event.timeZone ?? timeZone, now));
    if (event.attendee) {
      created.createAttendee({ ...event.attendee, rsvp: false, status: ICalAttendeeStatus.ACCEPTED });
    }
  }
  return `${calendar.toString()}\r\n`;
}

/** The zones are described for as long as anything of the calendar lasts, and a year on both sides. */
function rangeOf(events: readonly WrittenEvent[], now: Instant): Interval {
  const last = events.map(({ end, repeats }) => Math.max(end, (repeats?.last ?? 0) + day));
  return {
    start: Math.min(now, ...events.map(({ start }) => start)) - 366 * day,
    end: Math.max(now, ...last) + 366 * day,
  };
}

function toEventData(event: WrittenEvent, timeZone: string, now: Instant): ICalEventData {
  const { uid, sequence, title, about, place, link, status, start, end, organizer } = event;
  const isClear = event.repeats !== undefined || [start, end].every((at) => isNamedByWall(at, timeZone));
  return {
    id: uid,
    sequence,
    summary: title,
    ...(about && { description: about }),
    // Many programs show no URL: who meets online finds the link where the place is.
    location: place ?? link ?? null,
    ...(link && { url: link }),
    status: statuses[status],
    stamp: Temporal.Instant.fromEpochMilliseconds(now),
    start: Temporal.Instant.fromEpochMilliseconds(start),
    end: Temporal.Instant.fromEpochMilliseconds(end),
    ...(isClear && timeZone !== 'UTC' && { timezone: timeZone }),
    ...(event.repeats && { repeating: writeRecurrence(event.repeats, timeZone) }),
    ...(event.occursAt !== undefined && {
      recurrenceId: Temporal.Instant.fromEpochMilliseconds(
        toInstant(parseWallText(event.occursAt), ianaZone(timeZone)),
      ),
    }),
    ...(organizer && { organizer }),
  };
}

/** UNTIL is an instant where the event has a zone (RFC 5545, 3.3.10); whoever knows the weekday needs it said too. */
function writeRecurrence(pattern: WeeklyPattern, timeZone: string): string {
  const { first, last, everyWeeks, except, extra } = pattern;
  const until = writeWall(toInstant(last, ianaZone(timeZone)));
  const list = (name: string, walls: readonly Wall[]) => {
    if (walls.length === 0) return [];
    const isUtc = timeZone === 'UTC';
    const values = walls.map((wall) => `${writeWall(wall)}${isUtc ? 'Z' : ''}`).join(',');
    return [`${name}${isUtc ? '' : `;TZID=${timeZone}`}:${values}`];
  };
  return [
    `RRULE:FREQ=WEEKLY;INTERVAL=${everyWeeks};UNTIL=${until}Z;BYDAY=${weekdayName(first)}`,
    ...list('EXDATE', except),
    ...list('RDATE', extra),
  ].join('\r\n');
}

/** Whether the wall time of an instant means that instant: the second of two that are shown alike does not. */
function isNamedByWall(instant: Instant, timeZone: string): boolean {
  const segment = offsetSegments(timeZone, { start: instant, end: instant + 1 }).find(
    ({ end }) => instant < end,
  );
  return toInstant(instant + (segment?.offset ?? 0), ianaZone(timeZone)) === instant;
}
