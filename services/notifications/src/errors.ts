import { BadRequestError, GoneError, UnavailableError, UnprocessableError } from '@studyhall/http';

export class EitherIdsOrAllError extends BadRequestError {
  constructor() {
    super({
      detail: 'Say which notifications are read: give either "ids" or "all": true.',
      errors: [{ path: '', message: 'needs either ids or all' }],
    });
  }
}

export class InvalidLastEventIdError extends BadRequestError {
  constructor() {
    super({
      code: 'invalid-last-event-id',
      detail:
        'Last-Event-ID is not the id of an event of this stream. Connect without it, and load the list.',
    });
  }
}

export class TooManyStreamsError extends UnavailableError {
  constructor() {
    super({
      code: 'too-many-streams',
      detail: 'Too many people are connected right now. Try again in a moment.',
    });
  }
}

export class PersonErasedError extends GoneError {
  constructor() {
    super({ code: 'person-erased', detail: 'This account was deleted.' });
  }
}

export class SecurityMailRequiredError extends UnprocessableError {
  constructor(kinds: readonly string[]) {
    super({
      code: 'security-mail-required',
      rule: 'security-mail',
      detail: 'Mail about the security of your account cannot be switched off or gathered.',
      errors: kinds.map((kind) => ({ path: `/kinds/${kind}/email`, message: 'must be now' })),
    });
  }
}

export class InvalidUnsubscribeTokenError extends BadRequestError {
  constructor() {
    super({
      code: 'invalid-unsubscribe-token',
      detail:
        'The link is not complete. Copy all of it from the mail, or change your preferences in Study Hall.',
    });
  }
}

export class InvalidPushEndpointError extends UnprocessableError {
  constructor(cause: Error) {
    super({
      code: 'invalid-push-endpoint',
      detail: cause.message,
      errors: [{ path: '/endpoint', message: 'must be the https address of a public push service' }],
      cause,
    });
  }
}

export class InvalidBrowserKeyError extends UnprocessableError {
  constructor() {
    super({
      code: 'invalid-browser-key',
      detail: 'The key is none of a browser: it is not a point of the curve P-256.',
      errors: [{ path: '/keys/p256dh', message: 'must be an uncompressed point of P-256' }],
    });
  }
}
