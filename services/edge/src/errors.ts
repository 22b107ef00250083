import { NotFoundError, type ProblemDetails, ProblemError, UnavailableError } from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';

const retryAfterSeconds = 1;

/** 503: nothing of the request was sent, so it can be repeated as it is. */
export class ServiceDownError extends UnavailableError {
  override name = 'ServiceDownError';
  constructor(service: ServiceName, cause?: unknown) {
    super({
      code: `${service}-unavailable`,
      detail: `A part of the platform (${service}) cannot be reached right now. Try again in a moment.`,
      retryAfterSeconds,
      cause,
    });
  }
}

/** 503: more is asked of it than it can answer in time. To be sent, not thrown: it must cost as little as can be. */
export function describeOverload(service: ServiceName): ProblemDetails {
  return {
    status: 503,
    code: `${service}-overloaded`,
    detail: 'More people ask for this at the moment than can be served in time. Try again in a moment.',
    retryAfterSeconds,
  };
}

/** 502: the request was sent, and no usable answer came back. */
export class BadGatewayError extends ProblemError {
  override name = 'BadGatewayError';
  constructor(service: ServiceName, cause: unknown) {
    super({
      status: 502,
      code: `${service}-failed`,
      detail:
        `A part of the platform (${service}) broke off before it answered. Look whether your change was made ` +
        'before you repeat it; a POST repeated with its Idempotency-Key is never carried out twice.',
      retryAfterSeconds,
      cause,
    });
  }
}

/** 504: the request was sent, and no answer came in time. */
export class GatewayTimeoutError extends ProblemError {
  override name = 'GatewayTimeoutError';
  constructor(service: ServiceName, cause: unknown) {
    super({
      status: 504,
      code: `${service}-timeout`,
      detail:
        `A part of the platform (${service}) did not answer in time. Look whether your change was made ` +
        'before you repeat it; a POST repeated with its Idempotency-Key is never carried out twice.',
      retryAfterSeconds,
      cause,
    });
  }
}

export class BodyTooLargeError extends ProblemError {
  override name = 'BodyTooLargeError';
  constructor(limit: number) {
    super({
      status: 413,
      code: 'body-too-large',
      detail: `The body is larger than the ${limit / 1024 / 1024} MiB that this call takes. Send less at once.`,
      // What is left of the body is not read.
      headers: { connection: 'close' },
    });
  }
}

/** An address that different programs could read differently leads nowhere. */
export class AmbiguousPathError extends NotFoundError {
  override name = 'AmbiguousPathError';
  constructor() {
    super('address');
  }
}
