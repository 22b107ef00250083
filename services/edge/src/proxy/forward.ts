import { BadRequestError, clientAddress, ProblemError, sendProblem } from '@studyhall/http';
import { inSpan, type Span } from '@studyhall/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import type { Backlog } from '../backlog.ts';
import { BadGatewayError, describeOverload, GatewayTimeoutError, ServiceDownError } from '../errors.ts';
import { bodyLimitOf, limitedBody } from './body.ts';
import { copyRead } from './copy-read.ts';
import { forwardedHeaders, type Sender } from './headers.ts';
import type { OpenStreams } from './open-streams.ts';
import { NoAnswerError, Relay } from './relay.ts';
import type { Target } from './target.ts';
import type { Upstream } from './upstream.ts';

const mostAttempts = 3;

/** On requests that try out a service's replacement before anybody else is led to it. */
export const testRouteHeader = 'studyhall-test-route';

function readTestKey(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

interface Way {
  readonly upstream: Upstream;
  readonly protocol: Sender['protocol'];
  /** Takes the answers that go on until somebody ends them. */
  readonly streams: OpenStreams;
  readonly backlog: Backlog;
}

/** Passes a request on and its answer back. Throws a ProblemError as long as no part of an answer went out. */
export function forward(request: FastifyRequest, reply: FastifyReply, way: Way): Promise<FastifyReply> {
  const { method } = request;
  const { name } = way.upstream;
  const attributes = { 'http.request.method': method, 'service.peer.name': name };
  return inSpan({ name: `${method} ${name}`, kind: 'client', attributes }, (span) =>
    attempt(request, reply, { ...way, span }),
  );
}

async function attempt(
  request: FastifyRequest,
  reply: FastifyReply,
  { upstream, protocol, streams, backlog, span }: Way & { readonly span: Span },
): Promise<FastifyReply> {
  const { raw, url } = request;
  const { waitMs } = backlog;
  const body = limitedBody(raw, bodyLimitOf(url.split('?', 1)[0] ?? url));
  // Once there is an answer, nobody waits for the rest of the body.
  if (body) reply.raw.once('finish', () => body.destroy());
  const headers = forwardedHeaders(raw.headers, {
    address: clientAddress(request),
    protocol,
    requestId: String(reply.getHeader('x-request-id')),
    traceparent: span.traceparent,
  });
  const testKey = readTestKey(raw.headers[testRouteHeader]);
  if (canBeCopied(request, upstream)) {
    const replacement = upstream.chooseForCopy();
    if (replacement) copyRead(replacement, { path: url, headers }, request.log);
  }
  // Node's parser lets only methods through that undici knows.
  const method = request.method as Dispatcher.HttpMethod;
  for (let attempt = 1; ; attempt += 1) {
    const target = await chooseReachable(upstream, testKey);
    if (!target.limit.enter(performance.now()))
      return sendProblem(describeOverload(upstream.name), request, reply);
    const relay = new Relay(reply, () => target.availability.reportLost());
    const beganAt = performance.now();
    let answeredMs: number | null = null;
    try {
      target.dispatch({ method, path: url, headers, body }, relay);
      await relay.begun;
      if (reply.raw.headersSent) {
        target.reportAnswer();
        answeredMs = waitMs + performance.now() - beganAt;
      }
      span.set('http.response.status_code', reply.statusCode);
      if (relay.isStream) streams.add(relay, reply.raw);
      return reply;
    } catch (error) {
      const { problem, repeatable } = judge(error, method, target);
      if (!repeatable || attempt === mostAttempts) throw problem;
    } finally {
      target.limit.leave(answeredMs, performance.now());
    }
  }
}

/** Streams would not end; and a link to the sign-in works once, so identity is asked nothing twice. */
function canBeCopied({ method, headers }: FastifyRequest, { name }: Upstream): boolean {
  return method === 'GET' && name !== 'identity' && !headers.accept?.includes('text/event-stream');
}

/** Waits for a target that is restarting, and chooses again when it has been replaced meanwhile. */
async function chooseReachable(upstream: Upstream, testKey: string | undefined): Promise<Target> {
  const target = upstream.choose(testKey);
  if (target.availability.state === 'up') return target;
  if ((await target.availability.settle()) === 'up') return target;
  const other = upstream.choose(testKey);
  if (other !== target && other.availability.state === 'up') return other;
  throw new ServiceDownError(upstream.name);
}

const brokenConnection: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const unfit: ReadonlySet<unknown> = new Set(['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED']);

/** What to answer to a failure, and whether repeating the request can do no harm. */
function judge(
  error: unknown,
  method: string,
  target: Target,
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
    target.availability.reportLost();
    return { problem: new ServiceDownError(target.name, cause), repeatable: true };
  }
  if (code === 'UND_ERR_HEADERS_TIMEOUT') {
    target.reportTimeout();
    return { problem: new GatewayTimeoutError(target.name, cause), repeatable: false };
  }
  if (brokenConnection.has(code)) target.availability.reportLost();
  const isSafe = method === 'GET' || method === 'HEAD';
  return {
    problem: new BadGatewayError(target.name, cause),
    repeatable: isSafe && brokenConnection.has(code),
  };
}
