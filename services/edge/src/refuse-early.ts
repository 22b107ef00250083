import { type IncomingMessage, type RequestListener, type ServerResponse, STATUS_CODES } from 'node:http';
import type { ProblemDetails, ServiceApp } from '@studyhall/http';
import { services } from '@studyhall/platform';
import { readTraceId, record } from '@studyhall/telemetry';
import type { Context } from './context.ts';
import { requestIdOf } from './entrance.ts';
import { describeOverload } from './errors.ts';
import type { Upstream } from './proxy/upstream.ts';
import { securityHeaders } from './security-headers.ts';

const probes: ReadonlySet<string | undefined> = new Set(['/healthz', '/readyz']);
const prefixPattern = /^\/api\/[a-z]+/;

/**
 * Refuses what cannot be answered in time before the framework sees it. At such times most requests are refused: the
 * less each costs, the more others are answered, and the sooner.
 */
export function refuseEarly(app: ServiceApp, { upstreams, backlog, publicUrl, traffic }: Context): void {
  const upstreamOf = new Map<string | undefined, Upstream | undefined>(
    services.flatMap(({ name, prefixes }) =>
      prefixes.map((prefix) => [prefix, upstreams.get(name)] as const),
    ),
  );
  const headers = {
    ...securityHeaders(publicUrl),
    'content-type': 'application/problem+json; charset=utf-8',
  };
  const findOverload = (url = ''): ProblemDetails | undefined => {
    if (probes.has(url) || !app.isServing()) return undefined;
    if (backlog.isTooLong()) return describeOverload('edge');
    const upstream = upstreamOf.get(prefixPattern.exec(url)?.[0]);
    return upstream?.isFull ? describeOverload(upstream.name) : undefined;
  };
  const refuse = (problem: ProblemDetails, request: IncomingMessage, response: ServerResponse) => {
    const { status, code, detail, retryAfterSeconds } = problem;
    const traceId = readTraceId(request.headers.traceparent);
    const body = JSON.stringify({ title: STATUS_CODES[status], status, code, detail, traceId });
    response.writeHead(status, {
      ...headers,
      'content-length': Buffer.byteLength(body),
      'retry-after': String(retryAfterSeconds),
      'x-request-id': requestIdOf(request) ?? traceId,
    });
    response.end(body);
    traffic.record('edge', { status, ms: 0 });
    record('http.server.request.duration', 0, {
      'http.request.method': request.method ?? '',
      'http.route': '(refused early)',
      'http.response.status_code': status,
    });
  };
  // The framework's, which it added when it made the server.
  const [route] = app.server.listeners('request') as RequestListener[];
  if (!route) throw new Error('The framework no longer listens for requests itself.');
  app.server.removeAllListeners('request');
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const overload = findOverload(request.url);
    if (overload) refuse(overload, request, response);
    else route(request, response);
  });
}
