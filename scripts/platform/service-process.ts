import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ServiceName } from '@studyhall/platform';

export interface ServiceProcessOptions {
  readonly name: ServiceName;
  readonly env: NodeJS.ProcessEnv;
  /** Base URL of the process. */
  readonly url: string;
  readonly logFile: string;
  /** Told when the process ended although nobody asked it to. */
  readonly onCrash: (name: ServiceName, how: string) => void;
}

/** A service that ended before it could take traffic; the message carries its last words. */
export class StartError extends Error {
  override name = 'StartError';
}

const readyTimeoutMs = 60_000;
const firstRestartMs = 100;
const longestRestartMs = 5_000;
/** A process that lived this long starts over with the shortest pause. */
const healthyMs = 10_000;

/** One service as a process of its own: started again when it dies, until it is stopped. */
export class ServiceProcess {
  readonly options: ServiceProcessOptions;
  #child: ChildProcess | undefined;
  #stopping = false;
  #crashes = 0;

  constructor(options: ServiceProcessOptions) {
    this.options = options;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves when the service answers /readyz. Throws StartError when it ends before. */
  async start(): Promise<void> {
    this.#stopping = false;
    const child = this.#spawn();
    const ended = once(child, 'exit').then(() => {
      throw new StartError(`${this.options.name} ended before it was ready:\n${this.#lastWords()}`);
    });
    const abandoned = new AbortController();
    try {
      await Promise.race([ended, waitUntilReady(this.options.url, abandoned.signal)]);
    } finally {
      abandoned.abort();
      ended.catch(() => undefined);
    }
    child.on('exit', (code, signal) => this.#onExit(signal ?? `exit code ${code}`));
  }

  /** Ends it as an operator would; resolves when it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  #spawn(): ChildProcess {
    const { name, env, logFile } = this.options;
    const main = fileURLToPath(new URL(`../../services/${name}/src/main.ts`, import.meta.url));
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#child = child;
    return child;
  }

  #onExit(how: string): void {
    if (this.#stopping) return;
    this.options.onCrash(this.options.name, how);
    void this.#restart();
  }

  async #restart(): Promise<void> {
    const pause = Math.min(longestRestartMs, firstRestartMs * 2 ** this.#crashes);
    this.#crashes += 1;
    await delay(pause);
    if (this.#stopping) return;
    const startedAt = performance.now();
    try {
      await this.start();
      this.#child?.once('exit', () => {
        if (performance.now() - startedAt > healthyMs) this.#crashes = 0;
      });
    } catch (error) {
      this.#onExit(error instanceof Error ? error.message : String(error));
    }
  }

  #lastWords(): string {
    return readFileSync(this.options.logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  }
}

async function waitUntilReady(url: string, abandoned: AbortSignal): Promise<void> {
  const deadline = performance.now() + readyTimeoutMs;
  while (performance.now() < deadline && !abandoned.aborted) {
    if (await isReady(url)) return;
    await delay(25);
  }
  if (!abandoned.aborted) throw new StartError(`${url} was not ready after ${readyTimeoutMs / 1000} s`);
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Refused or cut: it is not there yet.
    return false;
  }
}
