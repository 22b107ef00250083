import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { allocatorSettings, nodeFlags, type ServiceName } from '@studyhall/platform';
import { readableLine } from './log-line.ts';

export interface ServiceProcessOptions {
  readonly name: ServiceName;
  readonly env: NodeJS.ProcessEnv;
  /** Base URL of the process. */
  readonly url: string;
  readonly logFile: string;
  /** Told when the process ended although nobody asked it to; it is started again. */
  readonly onCrash: (name: ServiceName, how: string) => void;
  /** Told when it can take traffic again. */
  readonly onRestart: (name: ServiceName) => void;
}

/** A service that ended, or hung, before it could take traffic; the message carries its last words. */
export class StartError extends Error {
  override name = 'StartError';
}

const readyTimeoutMs = 60_000;
/** A little longer than a service gives its last requests. */
const stopTimeoutMs = 30_000;
const firstPauseMs = 100;
const longestPauseMs = 5_000;
/** A process that lived this long starts over with the shortest pause. */
const healthyMs = 10_000;
const lastWords = 15;

/** Compiled code is kept between starts, which saves a third of each. */
export const compileCache = fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url));
const lifeline = new URL('lifeline.ts', import.meta.url).href;

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
    const abandoned = new AbortController();
    const ended = once(child, 'exit').then(([code, signal]) => {
      throw this.#startError(`ended before it was ready (${describeEnd(code, signal)})`);
    });
    const ready = waitUntilReady(this.options.url, abandoned.signal);
    try {
      const isReady = await Promise.race([ended, ready]);
      if (!isReady) throw this.#startError(`was not ready after ${readyTimeoutMs / 1000} s`);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    } finally {
      abandoned.abort();
      // From now on an end is no failure to start.
      ended.catch(() => undefined);
    }
    const startedAt = performance.now();
    child.once('exit', (code, signal) => {
      if (performance.now() - startedAt > healthyMs) this.#crashes = 0;
      this.#onExit(describeEnd(code, signal));
    });
  }

  /** Ends it as an operator would, or as a fault would with SIGKILL; resolves when it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    const impatience = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await gone;
    clearTimeout(impatience);
  }

  #spawn(): ChildProcess {
    const { name, env, logFile } = this.options;
    const main = fileURLToPath(new URL(`../../services/${name}/src/main.ts`, import.meta.url));
    const log = openSync(logFile, 'a');
    const child = spawn(
      process.execPath,
      [...nodeFlags, `--title=studyhall-${name}`, `--import=${lifeline}`, main],
      {
        env: { NODE_COMPILE_CACHE: compileCache, ...allocatorSettings, ...env },
        stdio: ['pipe', log, log],
        // In a group of its own, so that Ctrl-C reaches us alone and the services stop in order.
        detached: true,
      },
    );
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
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** this.#crashes);
    this.#crashes += 1;
    await delay(pause);
    if (this.#stopping) return;
    try {
      await this.start();
      this.options.onRestart(this.options.name);
    } catch (error) {
      this.#onExit(error instanceof Error ? error.message : String(error));
    }
  }

  #startError(what: string): StartError {
    const { name, logFile } = this.options;
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lastWords);
    return new StartError(
      `${name} ${what}. The end of ${logFile}:\n${lines.map((line) => `  ${readableLine(line)}`).join('\n')}`,
    );
  }
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ?? `exit code ${code}`;
}

/** Resolves to whether the service became ready in time. */
async function waitUntilReady(url: string, abandoned: AbortSignal): Promise<boolean> {
  const deadline = performance.now() + readyTimeoutMs;
  while (performance.now() < deadline && !abandoned.aborted) {
    if (await isReady(url)) return true;
    await delay(25);
  }
  return false;
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
