import { ConflictError, GoneError, ProblemError, UnprocessableError } from '@studyhall/http';
import type { InvalidCalendarError } from '@studyhall/ics';
import { formatInstant, type Interval, type InvalidTimeError } from '@studyhall/time';
import { mostImports } from './domain/calendar-import.ts';
import type { Commitment } from './domain/commitment.ts';
import type { BusyTime, Reservation } from './domain/reservation.ts';
import type { FieldProblem } from './domain/timetable.ts';

/** Says who is busy and when, and nothing about with what. */
export class BusyError extends ConflictError {
  override name = 'BusyError';
  constructor(busy: readonly BusyTime[]) {
    super({
      code: 'time-taken',
      detail: 'Somebody is busy at that time. Choose another one.',
      extra: { busy: busy.map((time) => ({ personId: time.personId, ...formatInterval(time) })) },
    });
  }
}

export class ReservationReleasedError extends GoneError {
  override name = 'ReservationReleasedError';
  constructor() {
    super({
      code: 'reservation-released',
      detail: 'This reservation was released and stays so. Use another ref.',
    });
  }
}

export class ReservationDiffersError extends UnprocessableError {
  override name = 'ReservationDiffersError';
  constructor() {
    super({
      code: 'reservation-differs',
      detail: 'This ref names a reservation of other people, another time, kind or title. Use another ref.',
    });
  }
}

export class StaleVersionError extends ConflictError {
  override name = 'StaleVersionError';
  constructor({ version, interval }: Reservation) {
    super({
      code: 'version-conflict',
      detail: `The reservation is at version ${version}: a move must name the version after it.`,
      extra: { version, ...(interval && formatInterval(interval)) },
    });
  }
}

export class InvalidIntervalError extends UnprocessableError {
  override name = 'InvalidIntervalError';
  constructor(detail: string) {
    super({ code: 'invalid-interval', detail });
  }
}

export class InvalidTimetableError extends UnprocessableError {
  override name = 'InvalidTimetableError';
  constructor(errors: readonly FieldProblem[]) {
    super({
      code: 'invalid-timetable',
      detail: 'The timetable cannot be kept as it is. Correct the fields named and send it again.',
      errors,
    });
  }
}

const mostClashesListed = 100;

export class TimetableClashError extends ConflictError {
  override name = 'TimetableClashError';
  constructor(clashes: readonly Commitment[]) {
    const listed = clashes.slice(0, mostClashesListed);
    const rest = clashes.length > listed.length ? ` The first ${listed.length} are listed.` : '';
    super({
      code: 'timetable-clash',
      detail: `Classes meet during ${clashes.length} of your engagements. Cancel those or except their dates.${rest}`,
      extra: {
        clashes: listed.map((clash) => ({ ...formatInterval(clash), title: clash.title, kind: clash.kind })),
      },
    });
  }
}

export class UnlistedPeopleError extends UnprocessableError {
  override name = 'UnlistedPeopleError';
  constructor(errors: readonly FieldProblem[]) {
    super({
      code: 'unlisted-people',
      detail: 'Required and optional people must be among those asked for, and nobody is both.',
      errors,
    });
  }
}

export class ImpossibleQuestionError extends UnprocessableError {
  override name = 'ImpossibleQuestionError';
  constructor({ code, message, path }: InvalidTimeError) {
    super({ code, detail: message, errors: [{ path, message }] });
  }
}

/** The same whether somebody shares nothing, shares it with others only, or does not exist. */
export class NotSharedError extends ProblemError {
  override name = 'NotSharedError';
  constructor(positions: readonly number[]) {
    super({
      status: 404,
      code: 'free-busy-not-shared',
      detail: 'Some of these people do not share their free time with you. Ask without them.',
      errors: positions.map((position) => ({
        path: `/people/${position}`,
        message: 'does not share free time with you',
      })),
    });
  }
}

function formatInterval({ start, end }: Interval): { start: string; end: string } {
  return { start: formatInstant(start), end: formatInstant(end) };
}

export class NotEmptyError extends ConflictError {
  override name = 'NotEmptyError';
  constructor() {
    super({ code: 'not-empty', detail: 'Initial data is loaded only where nobody has a timetable yet.' });
  }
}

/** Says on which line of the calendar, and what is wrong with it. */
export class UnreadableCalendarError extends UnprocessableError {
  override name = 'UnreadableCalendarError';
  constructor({ line, message }: InvalidCalendarError) {
    super({ code: 'invalid-calendar', detail: `Line ${line}: ${message}`, extra: { line } });
  }
}

export class FeedUnavailableError extends UnprocessableError {
  override name = 'FeedUnavailableError';
  constructor(reason: string, cause: unknown) {
    super({ code: 'feed-unavailable', detail: reason, errors: [{ path: '/url', message: reason }], cause });
  }
}

export class TooManyImportsError extends ConflictError {
  override name = 'TooManyImportsError';
  constructor() {
    super({
      code: 'too-many-imports',
      detail: `A calendar takes ${mostImports} imports. Delete one before you add another.`,
    });
  }
}

export class ImportIsFeedError extends ConflictError {
  override name = 'ImportIsFeedError';
  constructor() {
    super({
      code: 'import-is-feed',
      detail: 'This import is read from its address. Delete it, and upload the calendar instead.',
    });
  }
}
