import { formatInstant } from '@studyhall/time';
import type { CalendarEntry } from './domain/calendar-entry.ts';
import type { CalendarImport } from './domain/calendar-import.ts';
import type { Reservation } from './domain/reservation.ts';
import type { Timetable } from './domain/timetable.ts';
import type { CommitmentAnswer } from './routes/calendar.schema.ts';
import type { ImportAnswer } from './routes/imports.schema.ts';
import type { ReservationAnswer } from './routes/reservations.schema.ts';
import type { TimetableAnswer } from './routes/timetable.schema.ts';

export function presentReservation({
  ref,
  status,
  version,
  interval,
  people,
}: Reservation): ReservationAnswer {
  return {
    ref,
    status,
    version,
    start: interval && formatInstant(interval.start),
    end: interval && formatInstant(interval.end),
    people: [...people],
  };
}

/** For the person's own eyes: the only answer that carries a title. */
export function presentCommitment(commitment: CalendarEntry): CommitmentAnswer {
  return {
    start: formatInstant(commitment.start),
    end: formatInstant(commitment.end),
    kind: commitment.kind,
    title: commitment.title,
    tentative: commitment.tentative,
    links: presentLinks(commitment),
  };
}

/** A ref is the kind of what it belongs to, a colon and its id. */
function presentLinks({ ref }: Pick<CalendarEntry, 'ref'>): CommitmentAnswer['links'] {
  const [what, id] = ref?.split(':') ?? [];
  if (id === undefined) return {};
  return {
    ...(what === 'session' && { sessionId: id }),
    ...(what === 'meeting' && { meetingId: id }),
    ...(what === 'import' && { importId: id }),
  };
}

export function presentTimetable(timetable: Timetable | null): TimetableAnswer {
  if (timetable === null) return { timeZone: null, classes: [] };
  const classes = timetable.classes.map((entry) => ({
    title: entry.title,
    weekday: entry.weekday,
    from: entry.from,
    to: entry.to,
    startsOn: entry.startsOn,
    endsOn: entry.endsOn,
    except: [...entry.except],
  }));
  return { timeZone: timetable.timeZone, classes };
}

export function presentImport({ id, name, url, createdAt, readAt, failure }: CalendarImport): ImportAnswer {
  return {
    id,
    kind: url === null ? 'upload' : 'feed',
    name,
    url,
    createdAt: formatInstant(createdAt),
    readAt: formatInstant(readAt),
    failing: failure && { since: formatInstant(failure.since), reason: failure.reason },
  };
}
