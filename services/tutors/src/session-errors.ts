import { type Alternative, ConflictError, ProblemError, UnprocessableError } from '@studyhall/http';
import { type BookingRule, describeRefusal, refusalStatus } from './domain/booking.ts';
import type { Refusal } from './domain/session-transition.ts';

/** A time or a wish that cannot be booked: names the rule and, where another time could help, the nearest free. */
export class BookingRefusedError extends ProblemError {
  override name = 'BookingRefusedError';
  constructor(rule: BookingRule, alternatives?: readonly Alternative[]) {
    super({ status: refusalStatus(rule), code: rule, rule, detail: describeRefusal(rule), alternatives });
  }
}

/** The session's status, or the time, does not allow it. */
export class SessionConflictError extends ConflictError {
  override name = 'SessionConflictError';
  constructor({ code, detail }: Refusal) {
    super({ code, rule: code, detail });
  }
}

export class OfferGoneError extends ConflictError {
  override name = 'OfferGoneError';
  constructor() {
    super({
      code: 'offer-gone',
      detail: 'Nothing is on offer to you here now: it was answered or has lapsed.',
    });
  }
}

export class WaitlistFullError extends ConflictError {
  override name = 'WaitlistFullError';
  constructor(limit: number) {
    super({
      code: 'waitlist-full',
      detail: `You wait for ${limit} times already. Leave one of them first (GET /api/waitlist).`,
    });
  }
}

export class AlreadyWaitingError extends ConflictError {
  override name = 'AlreadyWaitingError';
  constructor() {
    super({ code: 'already-waiting', detail: 'You already wait for this time of this tutor.' });
  }
}

export class NotReviewableError extends ConflictError {
  override name = 'NotReviewableError';
  constructor() {
    super({ code: 'not-reviewable', detail: 'A session can be reviewed once it is over and took place.' });
  }
}

export class RangeTooShortError extends UnprocessableError {
  override name = 'RangeTooShortError';
  constructor(minutes: number) {
    super({
      code: 'range-too-short',
      detail: `The range is shorter than the ${minutes} minutes that you wait for.`,
      errors: [{ path: '/to', message: `must be at least ${minutes} minutes after from` }],
    });
  }
}

export class ReportTooLargeError extends UnprocessableError {
  override name = 'ReportTooLargeError';
  constructor(limit: number) {
    super({
      code: 'report-too-large',
      detail: `The report has more than ${limit} rows. Ask for a shorter range, or page through the JSON.`,
    });
  }
}

export class ImportRefusedError extends UnprocessableError {
  override name = 'ImportRefusedError';
  constructor(index: number, detail: string) {
    super({ code: 'import-refused', detail, errors: [{ path: `/sessions/${index}`, message: detail }] });
  }
}
