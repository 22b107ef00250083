import { STATUS_CODES } from 'node:http';

/** One field that is wrong: a JSON pointer into that part of the request, and what to do about it. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** A time that can be had instead, in RFC 3339. */
export interface Alternative {
  readonly start: string;
  readonly end: string;
}

export interface ProblemDetails {
  readonly status: number;
  /** Stable, for programs: kebab-case. */
  readonly code: string;
  /** A sentence for people that says what to do. */
  readonly detail: string;
  readonly errors?: readonly FieldError[] | undefined;
  /** The rule that refused a well-formed request. */
  readonly rule?: string | undefined;
  readonly alternatives?: readonly Alternative[] | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Further members of the problem document. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
  /** Further headers of the answer. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** For the log; never part of the answer. */
  readonly cause?: unknown;
}

/** An error with an answer: thrown anywhere, it becomes a problem document (RFC 9457) in one place. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly problem: ProblemDetails;
  readonly status: number;
  readonly code: string;

  constructor(problem: ProblemDetails) {
    super(problem.detail, { cause: problem.cause });
    this.problem = problem;
    this.status = problem.status;
    this.code = problem.code;
  }
}

/** The answer's body. Its media type is `application/problem+json`. */
export function toProblemDocument(problem: ProblemDetails, traceId: string): Record<string, unknown> {
  const { status, code, detail, errors, rule, alternatives, extra } = problem;
  return {
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail,
    traceId,
    ...(errors && { errors }),
    ...(rule && { rule }),
    ...(alternatives && { alternatives }),
    ...extra,
  };
}

type Refusal = Omit<ProblemDetails, 'status'>;
type PartialRefusal = Partial<Refusal>;

/** 400: the shape or a type is wrong. */
export class BadRequestError extends ProblemError {
  override name = 'BadRequestError';
  constructor(refusal: PartialRefusal & { detail: string }) {
    super({ code: 'invalid-request', ...refusal, status: 400 });
  }
}

/** 401: no valid token. */
export class UnauthorizedError extends ProblemError {
  override name = 'UnauthorizedError';
  constructor(detail = 'Sign in and send the token as "Authorization: Bearer ...".', headers = {}) {
    super({
      status: 401,
      code: 'unauthorized',
      detail,
      headers: { 'www-authenticate': 'Bearer realm="studyhall"', ...headers },
    });
  }
}

/** 403: known, and not allowed. */
export class ForbiddenError extends ProblemError {
  override name = 'ForbiddenError';
  constructor(detail = 'You are not allowed to do this.', code = 'forbidden') {
    super({ status: 403, code, detail });
  }
}

/** 404: absent, or not theirs to know of. `what` is a noun such as `session`. */
export class NotFoundError extends ProblemError {
  override name = 'NotFoundError';
  constructor(what: string) {
    super({ status: 404, code: 'not-found', detail: `There is no such ${what}.` });
  }
}

/** 409: it conflicts with what is stored. */
export class ConflictError extends ProblemError {
  override name = 'ConflictError';
  constructor(refusal: Refusal) {
    super({ ...refusal, status: 409 });
  }
}

/** 410: it was there, and will not come back. */
export class GoneError extends ProblemError {
  override name = 'GoneError';
  constructor(refusal: PartialRefusal & { detail: string }) {
    super({ code: 'gone', ...refusal, status: 410 });
  }
}

/** 422: well formed, and not allowed by a rule. */
export class UnprocessableError extends ProblemError {
  override name = 'UnprocessableError';
  constructor(refusal: Refusal) {
    super({ ...refusal, status: 422 });
  }
}

export function describeTooMany(retryAfterSeconds: number): ProblemDetails {
  const detail = 'Too many requests. Wait and try again.';
  return { status: 429, code: 'too-many-requests', detail, retryAfterSeconds };
}

/** 429: too many requests of one kind. */
export class TooManyRequestsError extends ProblemError {
  override name = 'TooManyRequestsError';
  constructor(retryAfterSeconds: number, detail?: string) {
    super({ ...describeTooMany(retryAfterSeconds), ...(detail && { detail }) });
  }
}

/** 503: something this answer needs cannot be reached now. */
export class UnavailableError extends ProblemError {
  override name = 'UnavailableError';
  constructor({
    code = 'unavailable',
    detail = 'This is not available right now. Try again in a moment.',
    retryAfterSeconds = 1,
    ...rest
  }: PartialRefusal = {}) {
    super({ ...rest, status: 503, code, detail, retryAfterSeconds });
  }
}
