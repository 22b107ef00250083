import * as otel from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { describeOrigin, type Origin } from './resource.ts';
import { createSampler, type Sampling } from './sampling.ts';
import type { Span, SpanOptions } from './span.ts';
import {
  formatTraceparent,
  newSpanId,
  newTraceId,
  parseTraceparent,
  type TraceContext,
} from './trace-context.ts';
import type { Tracer } from './tracing.ts';

const kinds = {
  server: otel.SpanKind.SERVER,
  client: otel.SpanKind.CLIENT,
  producer: otel.SpanKind.PRODUCER,
  consumer: otel.SpanKind.CONSUMER,
  internal: otel.SpanKind.INTERNAL,
} as const satisfies Record<NonNullable<SpanOptions['kind']>, otel.SpanKind>;

/** Records spans and sends them to an OpenTelemetry collector, where the standard variables say (OTLP as JSON). */
export class OtlpTracer implements Tracer {
  readonly #provider: TracerProvider;
  readonly #tracer: otel.Tracer;
  /** Of the trace that the next span without a parent begins. */
  #nextTraceId: string | undefined;

  constructor(origin: Origin, sampling: Sampling) {
    this.#provider = new TracerProvider({
      resource: describeOrigin(origin),
      sampler: createSampler(sampling),
      idGenerator: { generateSpanId: newSpanId, generateTraceId: () => this.#nextTraceId ?? newTraceId() },
      spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
    });
    this.#tracer = this.#provider.getTracer('studyhall', origin.version);
  }

  start(
    { name, kind, attributes, parent, traceId, links = [] }: SpanOptions,
    current: Span | undefined,
  ): Span {
    const before = parseTraceparent(parent);
    const begins = before === undefined && traceId !== undefined;
    this.#nextTraceId = traceId ?? current?.traceId;
    const span = this.#tracer.startSpan(
      name,
      {
        kind: kinds[kind ?? 'internal'],
        ...(attributes && { attributes }),
        links: links.flatMap((link) => {
          const linked = parseTraceparent(link);
          return linked ? [{ context: toSpanContext(linked) }] : [];
        }),
      },
      contextOf(before, begins ? undefined : current),
    );
    return new OtlpSpan(span);
  }

  /** Sends what is not sent yet. */
  shutdown(): Promise<void> {
    return this.#provider.shutdown();
  }
}

function contextOf(before: TraceContext | undefined, current: Span | undefined): otel.Context {
  if (before)
    return otel.trace.setSpanContext(otel.ROOT_CONTEXT, { ...toSpanContext(before), isRemote: true });
  return current instanceof OtlpSpan ? current.context : otel.ROOT_CONTEXT;
}

function toSpanContext({ traceId, spanId, isSampled }: TraceContext): otel.SpanContext {
  return { traceId, spanId, traceFlags: isSampled ? otel.TraceFlags.SAMPLED : otel.TraceFlags.NONE };
}

class OtlpSpan implements Span {
  readonly #span: otel.Span;

  constructor(span: otel.Span) {
    this.#span = span;
  }

  get traceId(): string {
    return this.#span.spanContext().traceId;
  }

  get isRecording(): boolean {
    return this.#span.isRecording();
  }

  get traceparent(): string {
    const { traceId, spanId, traceFlags } = this.#span.spanContext();
    return formatTraceparent({ traceId, spanId, isSampled: (traceFlags & otel.TraceFlags.SAMPLED) !== 0 });
  }

  /** In which spans inside of it are started. */
  get context(): otel.Context {
    return otel.trace.setSpan(otel.ROOT_CONTEXT, this.#span);
  }

  set(name: string, value: string | number): void {
    this.#span.setAttribute(name, value);
  }

  fail(kind: string): void {
    this.#span.setAttribute('error.type', kind);
    this.#span.setStatus({ code: otel.SpanStatusCode.ERROR });
  }

  end(): void {
    this.#span.end();
  }
}
