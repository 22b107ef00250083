import {
  ConflictError,
  ForbiddenError,
  ProblemError,
  TooManyRequestsError,
  UnavailableError,
  UnprocessableError,
} from '@studyhall/http';

export class InvalidCredentialsError extends ProblemError {
  constructor() {
    super({
      status: 401,
      code: 'invalid-credentials',
      detail: 'The e-mail address or the password is wrong. Try again, or reset the password.',
    });
  }
}

/** A link from a mail that leads nowhere (any more). */
export class InvalidTokenError extends UnprocessableError {
  constructor() {
    super({
      code: 'invalid-token',
      detail: 'This link has been used, has expired or is incomplete. Ask for a new one.',
    });
  }
}

export class WeakPasswordError extends UnprocessableError {
  constructor(path: string, message: string) {
    super({
      code: 'weak-password',
      detail: `The password ${message}.`,
      errors: [{ path, message }],
    });
  }
}

/** The password that confirms an action of somebody signed in. */
export class WrongPasswordError extends ForbiddenError {
  constructor() {
    super('The password is wrong.', 'wrong-password');
  }
}

export class TooManyAttemptsError extends TooManyRequestsError {
  constructor(retryAfterSeconds: number) {
    super(retryAfterSeconds, 'Too many failed attempts. Wait, or reset the password by e-mail.');
  }
}

/** 429, although nobody did too much: hashing passwords is what all who sign in have to share. */
export class TooManySignInsError extends ProblemError {
  constructor() {
    super({
      status: 429,
      code: 'too-many-sign-ins',
      detail: 'Too many people are signing in at this moment. Try again in a few seconds.',
      retryAfterSeconds: 3,
    });
  }
}

export class ForeignOriginError extends ForbiddenError {
  constructor() {
    super('This page may not sign people in here. Use the Study Hall site itself.', 'foreign-origin');
  }
}

export class LastAdminError extends ConflictError {
  constructor() {
    super({
      code: 'last-admin',
      detail: 'This is the last admin. Make somebody else an admin first.',
    });
  }
}

/** Ends the start: the settings name somebody who must not become admin by accident. */
export class AdminAddressTakenError extends Error {
  override name = 'AdminAddressTakenError';
  constructor() {
    super('The address of ADMIN_EMAIL belongs to somebody who is not an admin. Choose another one.');
  }
}

export class NotEmptyError extends ConflictError {
  constructor() {
    super({
      code: 'not-empty',
      detail: 'People are imported only where there are none but the first admin.',
    });
  }
}

export class DuplicatePeopleError extends ConflictError {
  constructor() {
    super({ code: 'duplicate-people', detail: 'An id or an e-mail address of the import occurs twice.' });
  }
}

/** An export is complete or it is not given. */
export class IncompleteExportError extends UnavailableError {
  constructor(service: string, cause: unknown) {
    super({
      code: 'incomplete-export',
      detail: `Your data cannot be gathered now because ${service} does not answer. Try again in a minute.`,
      retryAfterSeconds: 60,
      cause,
    });
  }
}
