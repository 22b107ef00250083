import { ConflictError, UnprocessableError } from '@studyhall/http';

export class PollClosedError extends ConflictError {
  override name = 'PollClosedError';
  constructor() {
    super({
      code: 'poll-closed',
      detail: 'The poll is closed. Look at what came of it with GET /api/polls/{id}.',
    });
  }
}

/** A time that is none of the poll's. */
export class UnknownOptionError extends UnprocessableError {
  override name = 'UnknownOptionError';
  constructor(paths: readonly string[]) {
    super({
      code: 'unknown-option',
      detail: 'The poll does not propose this time. Choose one of its options.',
      errors: paths.map((path) => ({ path, message: 'must be the start of an option of the poll' })),
    });
  }
}

export interface PollProblem {
  readonly path: string;
  readonly message: string;
}

export class InvalidPollError extends UnprocessableError {
  override name = 'InvalidPollError';
  constructor(errors: readonly PollProblem[]) {
    super({
      code: 'invalid-poll',
      detail: 'The poll cannot be opened as it is. Correct the fields named and send it again.',
      errors,
    });
  }
}

export class OptionOverError extends ConflictError {
  override name = 'OptionOverError';
  constructor() {
    super({ code: 'option-over', detail: 'That time has passed. Close the poll with one that lies ahead.' });
  }
}
