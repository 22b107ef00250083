import { addSink } from './metrics.ts';
import { observeProcess } from './process-metrics.ts';

export interface TelemetryOptions {
  readonly service: string;
  /** Where an OpenTelemetry collector listens (OTLP over HTTP); without one, nothing is sent. */
  readonly otlpEndpoint: string | undefined;
}

/**
 * Once a process, before anything is measured. What sends is loaded only where it is used: it takes 8 MiB and a fifth
 * of a second. Answers how to send what is not sent yet.
 */
export async function startTelemetry({
  service,
  otlpEndpoint,
}: TelemetryOptions): Promise<() => Promise<void>> {
  let stop = async () => {};
  if (otlpEndpoint !== undefined) {
    const { OtlpSink } = await import('./otlp-sink.ts');
    const sink = new OtlpSink(service, otlpEndpoint);
    addSink(sink);
    stop = () => sink.shutdown();
  }
  observeProcess();
  return stop;
}
