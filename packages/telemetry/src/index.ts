export * from './metric-catalogue.ts';
export { type Attributes, count, type Observation, observe, record, renderMetrics } from './metrics.ts';
export { startTelemetry, stopTelemetry, type TelemetryOptions } from './telemetry.ts';
