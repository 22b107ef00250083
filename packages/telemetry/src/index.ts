export * from './metric-catalogue.ts';
export { count, observe, observed, record, renderMetrics } from './metrics.ts';
export type { Attributes, Observation } from './sink.ts';
export { type Span, type SpanOptions, UnrecordedSpan } from './span.ts';
export { processVersion, startTelemetry, type TelemetryOptions } from './telemetry.ts';
export { parseTraceparent, readTraceId } from './trace-context.ts';
export { currentSpan, inSpan, runInSpan, startSpan } from './tracing.ts';
