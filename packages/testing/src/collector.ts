import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

/** A span as it arrived, its attributes as an object. */
export interface ReceivedSpan {
  readonly service: string;
  readonly resource: Attributes;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty where a trace begins. */
  readonly parentSpanId: string;
  readonly name: string;
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  /** Nanoseconds since 1970. */
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Attributes;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly isError: boolean;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A collector of OpenTelemetry for traces (OTLP over HTTP, as JSON); of metrics it knows that they came. */
export interface Collector {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** The bodies as they came, by their paths. */
  readonly bodies: readonly { readonly path: string; readonly body: Buffer }[];
  /** Resolves with all spans so far, once they are enough. */
  waitFor(
    isEnough: (spans: readonly ReceivedSpan[]) => boolean,
    ms?: number,
  ): Promise<readonly ReceivedSpan[]>;
  close(): Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const spans: ReceivedSpan[] = [];
  const bodies: { path: string; body: Buffer }[] = [];
  const arrivals = new EventEmitter();
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    bodies.push({ path: request.url ?? '', body });
    if (request.url === '/v1/traces') spans.push(...parseSpans(body.toString('utf8')));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    arrivals.emit('arrival');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The collector does not listen.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    spans,
    bodies,
    waitFor: async (isEnough, ms = 20_000) => {
      const signal = AbortSignal.timeout(ms);
      while (!isEnough(spans)) await once(arrivals, 'arrival', { signal });
      return spans;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const body = await buffer(request);
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}

type Values = readonly {
  readonly key: string;
  readonly value: {
    readonly stringValue?: string;
    readonly intValue?: number | string;
    readonly doubleValue?: number;
  };
}[];

/** What is read here of https://github.com/open-telemetry/opentelemetry-proto in JSON. */
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Values };
    readonly scopeSpans: readonly {
      readonly spans: readonly {
        readonly traceId: string;
        readonly spanId: string;
        readonly parentSpanId?: string;
        readonly name: string;
        readonly kind: number;
        readonly startTimeUnixNano: string;
        readonly endTimeUnixNano: string;
        readonly attributes?: Values;
        readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
        readonly status?: { readonly code?: number };
      }[];
    }[];
  }[];
}

function parseSpans(text: string): ReceivedSpan[] {
  const { resourceSpans }: Export = JSON.parse(text);
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const origin = toAttributes(resource.attributes);
    return scopeSpans.flatMap((scope) =>
      scope.spans.map((span) => ({
        service: String(origin['service.name']),
        resource: origin,
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId ?? '',
        name: span.name,
        kind: span.kind,
        start: BigInt(span.startTimeUnixNano),
        end: BigInt(span.endTimeUnixNano),
        attributes: toAttributes(span.attributes ?? []),
        links: (span.links ?? []).map(({ traceId, spanId }) => ({ traceId, spanId })),
        isError: span.status?.code === 2,
      })),
    );
  });
}

function toAttributes(values: Values): Attributes {
  return Object.fromEntries(
    values.map(({ key, value }) => [
      key,
      value.stringValue ?? (value.intValue === undefined ? value.doubleValue : Number(value.intValue)),
    ]),
  );
}
