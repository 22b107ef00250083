import type { MetricReader } from '@opentelemetry/sdk-metrics';
import { startMetrics, stopMetrics } from './metrics.ts';
import { observeProcess } from './process-metrics.ts';

export interface TelemetryOptions {
  readonly service: string;
  /** Where an OpenTelemetry collector listens (OTLP over HTTP); without one, nothing is sent. */
  readonly otlpEndpoint: string | undefined;
}

const exportEveryMs = 15_000;

/** Once a process, before anything is measured. What sends is loaded only where it is used. */
export async function startTelemetry({ service, otlpEndpoint }: TelemetryOptions): Promise<void> {
  startMetrics({ service, readers: otlpEndpoint === undefined ? [] : [await createSender(otlpEndpoint)] });
  observeProcess();
}

/** Sends what is not sent yet. */
export function stopTelemetry(): Promise<void> {
  return stopMetrics();
}

async function createSender(endpoint: string): Promise<MetricReader> {
  const [{ OTLPMetricExporter }, { PeriodicExportingMetricReader }] = await Promise.all([
    import('@opentelemetry/exporter-metrics-otlp-proto'),
    import('@opentelemetry/sdk-metrics'),
  ]);
  const exporter = new OTLPMetricExporter({ url: `${endpoint}/v1/metrics` });
  return new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: exportEveryMs });
}
