import { BadRequestError, nextTraceparent, ProblemError } from '@studyhall/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import { BadGatewayError, GatewayTimeoutError, ServiceDownError } from '../errors.ts';
import { bodyLimitOf, limitedBody } from './body.ts';
import { forwardedHeaders, type Sender } from './headers.ts';
import { NoAnswerError, Relay } from './relay.ts';
import type { Upstream } from './upstream.ts';

const mostAttempts = 3;

/** Passes a request on and its answer back. Throws a ProblemError as long as no part of an answer went out. */
export async function forward(
  request: FastifyRequest,
  reply: FastifyReply,
  { upstream, protocol }: { upstream: Upstream; protocol: Sender['protocol'] },
): Promise<FastifyReply> {
  const { raw, url } = request;
  const body = limitedBody(raw, bodyLimitOf(url.split('?', 1)[0] ?? url));
  // Once there is an answer, nobody waits for the rest of the body.
  if (body) reply.raw.once('finish', () => body.destroy());
  const headers = forwardedHeaders(raw.headers, {
    address: raw.socket.remoteAddress ?? 'unknown',
    protocol,
    requestId: String(reply.getHeader('x-request-id')),
    traceparent: nextTraceparent(),
  });
  // Node's parser lets only methods through that undici knows.
  const method = request.method as Dispatcher.HttpMethod;
  for (let attempt = 1; ; attempt += 1) {
    if (upstream.availability.state !== 'up') await untilReachable(upstream);
    const relay = new Relay(reply, () => upstream.availability.reportLost());
    upstream.dispatch({ method, path: url, headers, body }, relay);
    try {
      await relay.begun;
      if (reply.raw.headersSent) upstream.reportAnswer();
      return reply;
    } catch (error) {
      const { problem, repeatable } = judge(error, method, upstream);
      if (!repeatable || attempt === mostAttempts) throw problem;
    }
  }
}

async function untilReachable({ availability, name }: Upstream): Promise<void> {
  if ((await availability.settle()) === 'down') throw new ServiceDownError(name);
}

const brokenConnection: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const unfit: ReadonlySet<unknown> = new Set(['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED']);

/** What to answer to a failure, and whether repeating the request can do no harm. */
function judge(
  error: unknown,
  method: string,
  upstream: Upstream,
): { problem: ProblemError; repeatable: boolean } {
  if (!(error instanceof NoAnswerError)) throw error;
  const { cause, sent } = error;
  if (cause instanceof ProblemError) return { problem: cause, repeatable: false };
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (unfit.has(code)) {
    const problem = new BadRequestError({
      detail: 'The request has a header that cannot be passed on.',
      cause,
    });
    return { problem, repeatable: false };
  }
  if (!sent) {
    upstream.availability.reportLost();
    return { problem: new ServiceDownError(upstream.name, cause), repeatable: true };
  }
  if (code === 'UND_ERR_HEADERS_TIMEOUT') {
    upstream.reportTimeout();
    return { problem: new GatewayTimeoutError(upstream.name, cause), repeatable: false };
  }
  if (brokenConnection.has(code)) upstream.availability.reportLost();
  const isSafe = method === 'GET' || method === 'HEAD';
  return {
    problem: new BadGatewayError(upstream.name, cause),
    repeatable: isSafe && brokenConnection.has(code),
  };
}
