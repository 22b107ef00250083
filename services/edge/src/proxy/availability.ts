import { setTimeout as delay } from 'node:timers/promises';

/** `lost`: went away a moment ago, and may be restarting. `down`: away for longer than a restart takes. */
export type State = 'up' | 'lost' | 'down';

export interface AvailabilityOptions {
  /** Whether the service can take requests. */
  readonly probe: () => Promise<boolean>;
  readonly probeEveryMs: number;
  /** How long requests wait for a service that went away; a restart takes less, so nobody notices one. */
  readonly restartGraceMs: number;
  readonly onChange: (state: State) => void;
}

/**
 * A circuit breaker that knows restarts. One prober looks for a service that went away, so that its clients need
 * not find out by trying: they wait while it is lost, are refused at once while it is down, and go on as soon as
 * it answers.
 */
export class Availability {
  readonly #options: AvailabilityOptions;
  readonly #closing = new AbortController();
  #state: State = 'up';
  #settled = Promise.withResolvers<void>();

  constructor(options: AvailabilityOptions) {
    this.#options = options;
  }

  get state(): State {
    return this.#state;
  }

  /** While lost: waits until the service is back or given up. */
  async settle(): Promise<State> {
    if (this.#state === 'lost') await this.#settled.promise;
    return this.#state;
  }

  /** A connection could not be made or broke off, or the service said that it is about to stop. */
  reportLost(): void {
    if (this.#state !== 'up') return;
    this.#settled = Promise.withResolvers();
    this.#enter('lost');
    void this.#search();
  }

  /** It takes requests and does not answer them: no use in sending more before a probe succeeds. */
  reportStuck(): void {
    if (this.#state !== 'up') return;
    this.#enter('down');
    void this.#search();
  }

  close(): void {
    this.#closing.abort();
  }

  async #search(): Promise<void> {
    const { signal } = this.#closing;
    const { probeEveryMs, restartGraceMs } = this.#options;
    const grace = setTimeout(() => this.#enter('down'), restartGraceMs);
    while (!signal.aborted && !(await this.#options.probe())) {
      await delay(probeEveryMs, undefined, { ref: false });
    }
    clearTimeout(grace);
    this.#enter(signal.aborted ? 'down' : 'up');
  }

  #enter(state: State): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onChange(state);
    if (state !== 'lost') this.#settled.resolve();
  }
}
