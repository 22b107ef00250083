import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from './log.ts';

/** Wakes a worker that rests. A kick while it works makes it begin another round at once. */
export class Signal {
  #kicked = false;
  #resting = new AbortController();

  kick(): void {
    this.#kicked = true;
    this.#resting.abort();
  }

  /** Resolves at the next kick, at once when there was one since the last rest, or after `ms`. */
  async rest(ms: number): Promise<void> {
    this.#resting = new AbortController();
    const { signal } = this.#resting;
    if (!this.#kicked) await delay(ms, undefined, { signal }).catch(ignoreAbort);
    this.#kicked = false;
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}

export interface WorkerOptions {
  /** Names the worker in the log. */
  readonly name: string;
  readonly signal: Signal;
  /** The longest rest between two rounds. */
  readonly everyMs: number;
  /** One bounded round of work; true when more is waiting. */
  readonly round: () => Promise<boolean>;
  readonly log: Logger;
}

export interface Worker {
  /** Lets the round under way finish. */
  stop(): Promise<void>;
}

const pauseAfterFailureMs = 1_000;

/** Repeats a round of work: again at once while more is waiting, else when kicked or after a while. */
export function startWorker({ name, signal, everyMs, round, log }: WorkerOptions): Worker {
  let stopping = false;
  async function attempt(): Promise<number> {
    try {
      return (await round()) ? 0 : everyMs;
    } catch (error) {
      log.warn({ err: error, worker: name }, 'a round of work failed; trying again');
      return Math.max(everyMs, pauseAfterFailureMs);
    }
  }
  async function run(): Promise<void> {
    while (!stopping) {
      const rest = await attempt();
      if (rest > 0 && !stopping) await signal.rest(rest);
    }
  }
  const running = run();
  return {
    stop: async () => {
      stopping = true;
      signal.kick();
      await running;
    },
  };
}
