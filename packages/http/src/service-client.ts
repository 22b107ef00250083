import type { ServiceName } from '@studyhall/platform';
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
} from 'cockatiel';
import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Pool } from 'undici';
import type { Logger } from './log.ts';
import { UnavailableError } from './problem.ts';
import { createServiceTokenSource } from './service-token.ts';
import { nextTraceparent } from './trace.ts';

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
  readonly timeoutMs?: number;
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

/** A client of one other service: kept connections, a deadline, and a breaker so that a dead one costs nothing. */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const { from, to, baseUrl, serviceSecret, timeoutMs = 5_000, log, now = Date.now } = options;
  const pool = new Pool(baseUrl, {
    connections,
    connect: { timeout: 2_000 },
    // Below the 65 s after which our servers close an idle connection.
    keepAliveTimeout: 30_000,
    keepAliveMaxTimeout: 60_000,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: largestBody,
  });
  const token = createServiceTokenSource({ from, to, serviceSecret, now });
  const breaker: CircuitBreakerPolicy = circuitBreaker(handleAll, {
    halfOpenAfter: openMs,
    breaker: new ConsecutiveBreaker(failuresBeforeOpen),
  });
  breaker.onBreak(() => log?.warn({ to }, 'calls to a service are suspended'));

  async function exchange(request: ServiceRequest): Promise<ServiceResponse<unknown>> {
    const { method, path, query, body } = request;
    const response = await pool.request({
      method,
      path,
      ...(query && { query: withoutUndefined(query) }),
      headers: {
        authorization: `Bearer ${await token()}`,
        traceparent: nextTraceparent(),
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(request.timeoutMs ?? timeoutMs),
    });
    const text = await response.body.text();
    if (response.statusCode >= 500)
      throw new Error(`${to} answered ${response.statusCode} to ${method} ${path}`);
    return { status: response.statusCode, body: text === '' ? undefined : JSON.parse(text) };
  }

  return {
    async request({ schema, ...request }: ServiceRequest & { schema?: TSchema }) {
      try {
        const response = await breaker.execute(() => exchange(request));
        if (schema && response.status < 300) assertShape(schema, response.body, to);
        // Checked above, or the caller's word for what its own platform answers.
        return response as ServiceResponse<never>;
      } catch (error) {
        throw toUnavailable(error, to);
      }
    },
    close: () => pool.close(),
  };
}

function withoutUndefined(
  query: NonNullable<ServiceRequest['query']>,
): Record<string, string | number | boolean> {
  const entries = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return Object.fromEntries(entries);
}

const compiled = new WeakMap<TSchema, Validator>();

function assertShape(schema: TSchema, body: unknown, to: ServiceName): void {
  const validator = compiled.get(schema) ?? Compile(schema);
  compiled.set(schema, validator);
  if (!validator.Check(body)) throw new Error(`${to} answered with another shape than expected`);
}

function toUnavailable(error: unknown, to: ServiceName): UnavailableError {
  const open = error instanceof BrokenCircuitError;
  return new UnavailableError({
    code: `${to}-unavailable`,
    detail: `A part of the platform (${to}) cannot be reached right now. Try again in a moment.`,
    retryAfterSeconds: open ? Math.ceil(openMs / 1000) : 1,
    cause: error,
  });
}
