import { DatabaseUnavailableError } from './errors.ts';

export interface GateOptions {
  /** How many may be inside at once. */
  readonly places: number;
  /** How many may wait; one more is turned away at once. */
  readonly maxWaiting: number;
  /** How long each waits at most. */
  readonly patienceMs: number;
}

interface Waiter {
  readonly admit: () => void;
  readonly refuse: (error: Error) => void;
}

/** Lets a bounded number in, in the order in which they came, and a bounded number wait for a bounded time. */
export class Gate {
  readonly #options: GateOptions;
  /** In order of arrival: a Set keeps it, and lets one in the middle leave cheaply. */
  readonly #waiting = new Set<Waiter>();
  readonly #emptied = Promise.withResolvers<void>();
  #inside = 0;
  #closed = false;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  get inside(): number {
    return this.#inside;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Resolves once inside; whoever is inside must `leave`. */
  async enter(): Promise<void> {
    if (this.#closed) throw new DatabaseUnavailableError('The database is closed.');
    if (this.#inside < this.#options.places) {
      this.#inside += 1;
      return;
    }
    if (this.#waiting.size >= this.#options.maxWaiting) {
      throw new DatabaseUnavailableError(`More than ${this.#options.maxWaiting} wait for the database.`);
    }
    await this.#wait();
  }

  leave(): void {
    const [next] = this.#waiting;
    if (next !== undefined) {
      next.admit();
      return;
    }
    this.#inside -= 1;
    if (this.#closed && this.#inside === 0) this.#emptied.resolve();
  }

  /** Turns away those who wait and whoever comes; resolves when nobody is inside. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of this.#waiting)
      waiter.refuse(new DatabaseUnavailableError('The database is closed.'));
    if (this.#inside === 0) return;
    await this.#emptied.promise;
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const { patienceMs } = this.#options;
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        finish();
      };
      const waiter: Waiter = {
        admit: () => settle(resolve),
        refuse: (error) => settle(() => reject(error)),
      };
      const timer = setTimeout(() => {
        waiter.refuse(new DatabaseUnavailableError(`The database was busy for ${patienceMs} ms.`));
      }, patienceMs);
      this.#waiting.add(waiter);
    });
  }
}
