import { ConflictError, UnprocessableError } from '@studyhall/http';
import type { Engagement } from '@studyhall/ledger';
import { formatInstant } from '@studyhall/time';
import type { Closure } from './domain/meeting.ts';
import type { PlanProblem } from './domain/meeting-plan.ts';

const planDetails: Readonly<Record<string, string>> = {
  'start-in-past': 'The meeting would begin before now. Choose a start that lies ahead.',
  'start-too-far': 'The start is too far ahead. Choose an earlier one.',
  'no-occurrence': 'Every date of the series is skipped. Leave one, or choose a later end.',
  'no-such-occurrence': 'The meetings have no such date. Move one that they have.',
  'moved-too-far': 'Another start must be within a week of the one that the series gives.',
  'too-many-occurrences': 'The series has too many meetings. Choose an earlier end.',
};

/** Times that cannot be planned. */
export class InvalidPlanError extends UnprocessableError {
  override name = 'InvalidPlanError';
  constructor({ code, path, message }: PlanProblem) {
    super({ code, detail: planDetails[code] ?? message, errors: [{ path, message }] });
  }
}

const closures: Readonly<Record<Closure, string>> = {
  cancelled: 'The meeting was cancelled.',
  over: 'The meeting has begun already.',
};

/** Nothing can be said to, or changed of, the meeting any more. */
export class MeetingClosedError extends ConflictError {
  override name = 'MeetingClosedError';
  constructor(closure: Closure) {
    super({ code: `meeting-${closure}`, detail: `${closures[closure]} Look for another one.` });
  }
}

export class MeetingFullError extends ConflictError {
  override name = 'MeetingFullError';
  constructor(capacity: number) {
    super({
      code: 'meeting-full',
      detail: `All ${capacity} seats are taken. Answer maybe, or yes with tentative: true, and look again later.`,
    });
  }
}

/** For the person themself: with what the meeting clashes. */
export class ClashError extends ConflictError {
  override name = 'ClashError';
  constructor(clashes: readonly Engagement[]) {
    super({
      code: 'clash',
      detail:
        'You have something else at that time. Cancel it, or answer again with tentative: true, which takes no time.',
      extra: {
        clashes: clashes.map(({ kind, title, start, end }) => ({
          kind,
          title,
          start: formatInstant(start),
          end: formatInstant(end),
        })),
      },
    });
  }
}

export class SeatsTakenError extends ConflictError {
  override name = 'SeatsTakenError';
  constructor(taken: number) {
    super({
      code: 'seats-taken',
      detail: `${taken} people have said yes. Choose at least ${taken}.`,
      errors: [{ path: '/capacity', message: `must be at least ${taken}` }],
    });
  }
}
