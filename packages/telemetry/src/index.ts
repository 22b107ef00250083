export * from './metric-catalogue.ts';
export { count, observe, record, renderMetrics } from './metrics.ts';
export type { Attributes, Observation } from './sink.ts';
export { startTelemetry, type TelemetryOptions } from './telemetry.ts';
