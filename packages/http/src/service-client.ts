import type { ServiceName } from '@studyhall/platform';
import { inSpan, type Span, type SpanOptions } from '@studyhall/telemetry';
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import type { Static, TSchema } from 'typebox';
import { errors, Pool } from 'undici';
import { onBehalfOfHeader } from './authentication.ts';
import type { Logger } from './log.ts';
import { matches } from './matches.ts';
import type { Person } from './person.ts';
import { UnavailableError } from './problem.ts';
import { RoutedPools } from './routed-pools.ts';
import { createServiceTokenSource } from './service-token.ts';

export interface ServiceClientOptions {
  readonly from: ServiceName;
  readonly to: ServiceName;
  readonly baseUrl: string;
  readonly serviceSecret: string;
  /** For a whole exchange; default 5 seconds. */
  readonly timeoutMs?: number;
  readonly log?: Logger;
  readonly now?: () => number;
}

export interface ServiceRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** Default `application/json`; another one must be JSON too. */
  readonly contentType?: string;
  /** Named in the other service's log. Nothing else of a person travels, and no right comes from it. */
  readonly person?: Pick<Person, 'id'>;
  readonly timeoutMs?: number;
  /** The call may be made twice: it is repeated once if its connection was lost. Default: all but POST and PATCH. */
  readonly repeatable?: boolean;
}

export interface ServiceResponse<T> {
  readonly status: number;
  readonly body: T;
}

export interface ServiceClient {
  /**
   * Calls the other service. Answers below 500 are returned, refusals among them. A timeout, a lost or refused
   * connection, an open breaker, an answer of 500 and above or one that is not the JSON expected throws
   * UnavailableError. With `schema`, the body of a 2xx answer is checked against it.
   */
  request<T extends TSchema>(
    request: ServiceRequest & { readonly schema: T },
  ): Promise<ServiceResponse<Static<T>>>;
  request<T = unknown>(request: ServiceRequest): Promise<ServiceResponse<T>>;
  close(): Promise<void>;
}

const connections = 64;
const largestBody = 16 * 1024 * 1024;
const failuresBeforeOpen = 10;
const openMs = 1_000;

/** The other service answered, and failed. */
class FailedAnswerError extends Error {
  override name = 'FailedAnswerError';
  readonly status: number;
  constructor(status: number, what: string) {
    super(`${what} was answered ${status}`);
    this.status = status;
  }
}

/** A client of one other service: kept connections, a deadline, and a breaker so that a dead one costs nothing. */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const { from, to, baseUrl, serviceSecret, timeoutMs = 5_000, log, now = Date.now } = options;
  const pools = new RoutedPools(to, { primary: baseUrl }, (url) => {
    return new Pool(url, {
      connections,
      connect: { timeout: Math.min(2_000, timeoutMs) },
      // Well below the 65 s after which our servers close an idle connection.
      keepAliveTimeout: 30_000,
      keepAliveMaxTimeout: 60_000,
      maxResponseSize: largestBody,
    });
  });
  const token = createServiceTokenSource({ from, to, serviceSecret, now });
  const breaker = createBreaker(to, log);

  async function send(pool: Pool, asked: ServiceRequest, span: Span): Promise<ServiceResponse<unknown>> {
    const { method, path, query, body, ...request } = asked;
    const response = await pool.request({
      method,
      path,
      ...(query && { query: withoutUndefined(query) }),
      headers: {
        authorization: `Bearer ${await token()}`,
        traceparent: span.traceparent,
        ...(body !== undefined && { 'content-type': request.contentType ?? 'application/json' }),
        ...(request.person && { [onBehalfOfHeader]: request.person.id }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(request.timeoutMs ?? timeoutMs),
    });
    span.set('http.response.status_code', response.statusCode);
    const text = await response.body.text();
    if (response.statusCode >= 500) throw new FailedAnswerError(response.statusCode, `${method} ${path}`);
    return { status: response.statusCode, body: text === '' ? undefined : JSON.parse(text) };
  }

  async function sendTwiceIfLost(request: ServiceRequest, span: Span): Promise<ServiceResponse<unknown>> {
    const { method, repeatable = method !== 'POST' && method !== 'PATCH' } = request;
    const pool = pools.choose();
    try {
      return await send(pool, request, span);
    } catch (error) {
      if (isRefusedConnection(error) && pools.avoid(pool)) return send(pools.choose(), request, span);
      if (repeatable && isLostConnection(error)) return send(pools.choose(), request, span);
      throw error;
    }
  }

  return {
    async request({ schema, ...request }: ServiceRequest & { readonly schema?: TSchema }) {
      try {
        const response = await inSpan(spanOf(request.method, to), (span) =>
          breaker.execute(() => sendTwiceIfLost(request, span)),
        );
        if (schema && response.status < 300 && !matches(schema, response.body)) {
          throw new Error(`${to} answered in another shape than expected`);
        }
        // Checked above, or the caller's word for what another part of the platform answers.
        return response as ServiceResponse<never>;
      } catch (error) {
        throw toUnavailable(error, to);
      }
    },
    close: () => pools.close(),
  };
}

/** The path has ids in it: which route it was, the other service's own span says. */
function spanOf(method: string, to: ServiceName): SpanOptions {
  return {
    name: `${method} ${to}`,
    kind: 'client',
    attributes: { 'http.request.method': method, 'service.peer.name': to },
  };
}

/** Opens when the other service cannot be reached or says that it is not available, not for its mistakes. */
function createBreaker(to: ServiceName, log: Logger | undefined): CircuitBreakerPolicy {
  const isDown = handleWhen((error) => !(error instanceof FailedAnswerError) || error.status >= 502);
  const breaker = circuitBreaker(isDown, {
    halfOpenAfter: openMs,
    breaker: new ConsecutiveBreaker(failuresBeforeOpen),
  });
  breaker.onBreak(() => log?.warn({ to }, 'calls are suspended: the service cannot be reached'));
  breaker.onReset(() => log?.info({ to }, 'calls are resumed'));
  return breaker;
}

/** The connection ended, as at the end of a process, and no answer had begun. */
function isLostConnection(error: unknown): boolean {
  return error instanceof errors.SocketError || (error as NodeJS.ErrnoException).code === 'ECONNRESET';
}

/** There was nobody to connect to: nothing was sent. */
function isRefusedConnection(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';
}

function withoutUndefined(
  query: NonNullable<ServiceRequest['query']>,
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function toUnavailable(error: unknown, to: ServiceName): UnavailableError {
  const isOpen = error instanceof BrokenCircuitError;
  return new UnavailableError({
    code: `${to}-unavailable`,
    detail: `A part of the platform (${to}) cannot be reached right now. Try again in a moment.`,
    retryAfterSeconds: isOpen ? Math.ceil(openMs / 1000) : 1,
    cause: error,
  });
}
