import type { ServerResponse } from 'node:http';
import type { Relay } from './relay.ts';

/** Answers that never end by themselves: a front door that stops ends them, and their clients come again at once. */
export class OpenStreams {
  readonly #open = new Set<Relay>();
  #isEnded = false;

  add(relay: Relay, response: ServerResponse): void {
    if (this.#isEnded) {
      relay.end();
      return;
    }
    this.#open.add(relay);
    response.once('close', () => this.#open.delete(relay));
  }

  /** Also those that come from now on. */
  endAll(): void {
    this.#isEnded = true;
    for (const relay of this.#open) relay.end();
  }
}
