import { AsyncLocalStorage } from 'node:async_hooks';
import { type Span, type SpanOptions, UnrecordedSpan } from './span.ts';
import { newTraceId, parseTraceparent } from './trace-context.ts';

/** Records spans. */
export interface Tracer {
  start(options: SpanOptions, current: Span | undefined): Span;
}

const scopes = new AsyncLocalStorage<Span>();
/** One a process, and none where nothing is sent: then a span costs no more than a look into this variable. */
let tracer: Tracer | undefined;

/** From now on, spans are recorded by it. */
export function setTracer(next: Tracer | undefined): void {
  tracer = next;
}

/** What is going on; undefined outside of any request, event or job. */
export function currentSpan(): Span | undefined {
  return scopes.getStore();
}

/** Starts a span inside the current one; whoever starts it must end it. */
export function startSpan(options: SpanOptions): Span {
  return tracer?.start(options, currentSpan()) ?? passOn(options);
}

/** Runs `work` so that whatever it starts belongs to the span, which goes on afterwards. */
export function runInSpan<R>(span: Span, work: () => R): R {
  return scopes.run(span, work);
}

/** Runs `work` in a span of its own, which ends with it. */
export function inSpan<R>(options: SpanOptions, work: (span: Span) => Promise<R>): Promise<R> {
  const span = startSpan(options);
  if (!span.isRecording) return span === currentSpan() ? work(span) : scopes.run(span, () => work(span));
  return scopes.run(span, () => record(span, work));
}

async function record<R>(span: Span, work: (span: Span) => Promise<R>): Promise<R> {
  try {
    return await work(span);
  } catch (error) {
    span.fail(kindOf(error));
    throw error;
  } finally {
    span.end();
  }
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function passOn({ parent, traceId }: SpanOptions): Span {
  const before = parseTraceparent(parent);
  if (before) return new UnrecordedSpan(before.traceId, before.isSampled);
  if (traceId !== undefined) return new UnrecordedSpan(traceId);
  return currentSpan() ?? new UnrecordedSpan(newTraceId());
}
