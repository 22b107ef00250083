import { readSettings, type ServiceName, SettingsError } from '@studyhall/platform';
import { startTelemetry, type TelemetryOptions } from '@studyhall/telemetry';
import { announceReady, followRoutes } from './routes.ts';
import type { ServiceApp } from './service-app.ts';
import { type ListenOptions, listen, stopGracefully } from './stopping.ts';
import { beginTrial, untilTakeOver } from './trial.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface ServiceSteps<Config extends ListenOptions, Context> {
  readonly name: ServiceName;
  readonly env: Environment;
  readonly readConfig: (env: Environment) => Config;
  readonly open: (config: Config) => Promise<Context>;
  readonly migrate?: (context: Context) => Promise<unknown>;
  readonly build: (context: Context) => Promise<ServiceApp>;
  readonly close: (context: Context) => Promise<void>;
}

/** Just under the 30 seconds after which a container is killed. */
const longestStopMs = 29_000;

/**
 * Runs a service until SIGTERM or SIGINT: reads its settings, opens what it needs, migrates, builds, listens.
 * Exit code 0 after a clean stop; 1 for a failure, with its reason on standard error.
 */
export async function runService<Config extends ListenOptions, Context>(
  steps: ServiceSteps<Config, Context>,
): Promise<void> {
  const { name, env, readConfig, open, migrate, build, close } = steps;
  try {
    const config = readConfig(env);
    followRoutes();
    const stopTelemetry = await startTelemetry({ service: name, ...readTelemetrySettings(env) });
    const context = await open(config);
    await migrate?.(context);
    const app = await build(context);
    stopOnSignal(name, async () => {
      await stopGracefully(app);
      await close(context);
      await stopTelemetry();
      app.log.info('stopped');
    });
    const { REUSE_PORT, TRIAL_PORT } = readSettings(env, ['REUSE_PORT', 'TRIAL_PORT']);
    if (TRIAL_PORT !== undefined) await standTrial(app, TRIAL_PORT);
    const url = await listen(app, { ...config, reusePort: config.reusePort ?? REUSE_PORT === 'on' });
    app.log.info({ url, pid: process.pid }, 'ready');
    announceReady();
  } catch (error) {
    fail(name, error);
  }
}

/** Ready, but for whoever started this process alone, until they say that it may take over. */
async function standTrial(app: ServiceApp, port: number): Promise<void> {
  const endTrial = await beginTrial(app, port);
  app.log.info({ port, pid: process.pid }, 'on trial');
  announceReady();
  await untilTakeOver();
  endTrial();
}

function readTelemetrySettings(env: Environment): Omit<TelemetryOptions, 'service'> {
  const settings = readSettings(env, [
    'STUDYHALL_VERSION',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT',
    'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    'OTEL_TRACES_SAMPLER',
    'OTEL_TRACES_SAMPLER_ARG',
  ]);
  const shared = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  return {
    version: settings.STUDYHALL_VERSION,
    sendsMetrics: (settings.OTEL_EXPORTER_OTLP_METRICS_ENDPOINT ?? shared) !== undefined,
    sendsTraces: (settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? shared) !== undefined,
    sampler: settings.OTEL_TRACES_SAMPLER,
    ratio: settings.OTEL_TRACES_SAMPLER_ARG,
  };
}

function stopOnSignal(name: ServiceName, stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => fail(name, new Error('could not stop in time')), longestStopMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail(name, error),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

function fail(name: ServiceName, error: unknown): never {
  process.stderr.write(`${name}: ${error instanceof SettingsError ? error.message : describe(error)}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
