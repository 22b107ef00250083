import { addSink, observe } from './metrics.ts';
import { observeProcess } from './process-metrics.ts';

export interface TelemetryOptions {
  readonly service: string;
  /** What runs, as it names itself in measurements and to the front door. */
  readonly version: string;
  /** Where an OpenTelemetry collector listens (OTLP over HTTP); without one, nothing is sent. */
  readonly otlpEndpoint: string | undefined;
}

let running = 'unknown';

/** The version of this process; `unknown` where nobody has said. */
export function processVersion(): string {
  return running;
}

/**
 * Once a process, before anything is measured. What sends is loaded only where it is used: it takes 8 MiB and a fifth
 * of a second. Answers how to send what is not sent yet.
 */
export async function startTelemetry({
  service,
  version,
  otlpEndpoint,
}: TelemetryOptions): Promise<() => Promise<void>> {
  running = version;
  let stop = async () => {};
  if (otlpEndpoint !== undefined) {
    const { OtlpSink } = await import('./otlp-sink.ts');
    const sink = new OtlpSink(service, otlpEndpoint);
    addSink(sink);
    stop = () => sink.shutdown();
  }
  observeProcess();
  observe('studyhall.build', () => [{ value: 1, attributes: { version } }]);
  return stop;
}
