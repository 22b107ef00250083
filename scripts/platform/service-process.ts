import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type RoutesMessage, takeOverMessage } from '@studyhall/http';
import { allocatorSettings, nodeFlags, type ServiceName } from '@studyhall/platform';
import { readableLine } from './log-line.ts';

export interface ServiceProcessOptions {
  readonly name: ServiceName;
  readonly env: NodeJS.ProcessEnv;
  /** Base URL of the process. */
  readonly url: string;
  /** The packed program that it runs, of this source or of another commit's. */
  readonly main: string;
  /** Where it is tried out before it takes part at its base URL, beside the process that it replaces. */
  readonly trialPort?: number;
  /** Where the services are now; it is told so when it starts. */
  readonly routes: () => RoutesMessage;
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
const lifeline = new URL('lifeline.mjs', import.meta.url).href;

/** One service as a process of its own: started again when it dies, until it is stopped. */
export class ServiceProcess {
  readonly options: ServiceProcessOptions;
  #child: ChildProcess | undefined;
  #stopping = false;
  #crashes = 0;
  #isOnTrial: boolean;

  constructor(options: ServiceProcessOptions) {
    this.options = options;
    this.#isOnTrial = options.trialPort !== undefined;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves when the service says that it is ready. Throws StartError when it ends before. */
  async start(): Promise<void> {
    this.#stopping = false;
    const child = this.#spawn();
    await this.#untilReady(child);
    const startedAt = performance.now();
    child.once('exit', (code, signal) => {
      if (performance.now() - startedAt > healthyMs) this.#crashes = 0;
      this.#onExit(describeEnd(code, signal));
    });
  }

  /** Ends its trial; resolves when it takes part. */
  async takeOver(): Promise<void> {
    const child = this.#child;
    if (!child?.connected) throw this.#startError('ended on trial');
    this.#isOnTrial = false;
    const ready = this.#untilReady(child);
    child.send(takeOverMessage);
    await ready;
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

  /** Tells it where the services are now; a drill may say otherwise. */
  sendRoutes(routes = this.options.routes()): void {
    // A process that is ending cannot be told; its successor is told when it starts.
    if (this.#child?.connected) this.#child.send(routes, () => undefined);
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const ended = once(child, 'exit').then(([code, signal]) => {
      throw this.#startError(`ended before it was ready (${describeEnd(code, signal)})`);
    });
    try {
      const isReady = await Promise.race([ended, waitUntilReady(child)]);
      if (!isReady) throw this.#startError(`was not ready after ${readyTimeoutMs / 1000} s`);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    } finally {
      // From now on an end is no failure to start.
      ended.catch(() => undefined);
    }
  }

  #spawn(): ChildProcess {
    const { name, env, logFile, main, trialPort } = this.options;
    const trial = this.#isOnTrial ? { TRIAL_PORT: String(trialPort) } : {};
    const log = openSync(logFile, 'a');
    const child = spawn(
      process.execPath,
      [...nodeFlags, `--title=studyhall-${name}`, `--import=${lifeline}`, main],
      {
        env: { NODE_COMPILE_CACHE: compileCache, ...allocatorSettings, ...env, ...trial },
        stdio: ['pipe', log, log, 'ipc'],
        // In a group of its own, so that Ctrl-C reaches us alone and the services stop in order.
        detached: true,
      },
    );
    closeSync(log);
    this.#child = child;
    this.sendRoutes();
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

/** Resolves to whether the service said in time that it is ready. */
async function waitUntilReady(child: ChildProcess): Promise<boolean> {
  try {
    // The only thing that a service says on this channel.
    await once(child, 'message', { signal: AbortSignal.timeout(readyTimeoutMs) });
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return false;
    throw error;
  }
}
