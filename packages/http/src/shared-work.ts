import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Work whose result is the same for everyone who asks for it by the same key, done for one after the other. Those
 * who ask before a round of it has begun share that round: whatever was acknowledged before somebody asked, they
 * see. The busier the process, the more share.
 */
export class SharedWork<T> {
  readonly #running = new Map<string, Promise<T>>();
  readonly #waiting = new Map<string, Promise<T>>();

  /** Rejects as `work` does, for each who shares it. */
  join(key: string, work: () => Promise<T>): Promise<T> {
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) return waiting;
    const round = this.#run(key, work);
    this.#waiting.set(key, round);
    return round;
  }

  async #run(key: string, work: () => Promise<T>): Promise<T> {
    await Promise.allSettled([this.#running.get(key)]);
    // Requests that have arrived by now are read first.
    await nextTurn();
    this.#waiting.delete(key);
    const round = work();
    this.#running.set(key, round);
    try {
      return await round;
    } finally {
      if (this.#running.get(key) === round) this.#running.delete(key);
    }
  }
}
