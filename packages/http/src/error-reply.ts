import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ProblemDetails, ProblemError, toProblemDocument, UnavailableError } from './problem.ts';

const malformed = (detail: string): ProblemDetails => ({ status: 400, code: 'invalid-request', detail });

/** What the framework refuses by itself, in our words. */
const frameworkProblems: Readonly<Record<string, ProblemDetails>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'body-too-large',
    detail: 'The body is larger than this call takes. Send less at once.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported-media-type',
    detail: 'Send the body with a Content-Type that this call takes, such as application/json.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: malformed('The body is not valid JSON.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: malformed('The body is not as long as Content-Length says.'),
  FST_ERR_BAD_URL: malformed('The address has a % sequence that cannot be decoded.'),
  FST_ERR_MAX_PARAM_LENGTH: {
    status: 414,
    code: 'uri-too-long',
    detail: 'A part of the address is too long.',
  },
};

/** The problem of any error that a request ended in; undefined for one nobody expected. */
function findProblem(error: Partial<FastifyError>): ProblemDetails | undefined {
  if (error instanceof ProblemError) return error.problem;
  const code = error.code ?? '';
  if (code === 'database-unavailable') {
    return new UnavailableError({
      code,
      detail: 'The data cannot be reached right now. Try again in a moment.',
    }).problem;
  }
  if (Object.hasOwn(frameworkProblems, code)) return frameworkProblems[code];
  if (error.statusCode === 400) return malformed('The request could not be read.');
  return undefined;
}

const unexpected: ProblemDetails = {
  status: 500,
  code: 'internal-error',
  detail: 'Something went wrong on our side. Quote the traceId when you report it.',
};

/** The one place where an error becomes HTTP. */
export function replyWithProblem(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = findProblem(error) ?? unexpected;
  const traceId = request.id;
  if (problem === unexpected) request.log.error({ traceId, err: error }, 'request failed');
  else if (problem.status === 503) request.log.warn({ traceId, err: error }, 'request could not be served');
  return sendProblem(problem, request, reply);
}

export function sendProblem(
  problem: ProblemDetails,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', String(problem.retryAfterSeconds));
  return reply
    .code(problem.status)
    .header('x-request-id', request.id)
    .headers(problem.headers ?? {})
    .type('application/problem+json')
    .serializer(String)
    .send(JSON.stringify(toProblemDocument(problem, request.id)));
}
