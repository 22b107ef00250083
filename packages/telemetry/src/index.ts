export * from './metric-catalogue.ts';
export { count, observe, observed, record, renderMetrics } from './metrics.ts';
export type { Attributes, Observation } from './sink.ts';
export { processVersion, startTelemetry, type TelemetryOptions } from './telemetry.ts';
