import { type ServiceName, SettingsError } from '@studyhall/platform';
import type { ServiceApp } from './service.ts';
import { type ListenOptions, listen, stopGracefully } from './stopping.ts';

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

/** Runs a service until SIGTERM or SIGINT. Any failure to start or to stop cleanly ends in exit code 1. */
export async function runService<Config extends ListenOptions, Context>(
  steps: ServiceSteps<Config, Context>,
): Promise<void> {
  try {
    const config = steps.readConfig(steps.env);
    const context = await steps.open(config);
    await steps.migrate?.(context);
    const app = await steps.build(context);
    const { host, port, reusePort = false } = config;
    const url = await listen(app, { host, port, reusePort });
    app.log.info({ url, pid: process.pid }, 'ready');
    stopOnSignal(async () => {
      await stopGracefully(app);
      await steps.close(context);
      app.log.info('stopped');
    });
  } catch (error) {
    fail(steps.name, error);
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail('stopping', error),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

function fail(what: string, error: unknown): never {
  const text = error instanceof SettingsError ? error.message : describe(error);
  process.stderr.write(`${what}: ${text}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
