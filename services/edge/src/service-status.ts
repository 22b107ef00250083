import type { ServiceName } from '@studyhall/platform';
import type { Upstream } from './proxy/upstream.ts';

export type ServiceStates = Readonly<Record<string, 'up' | 'down'>>;

const freshForMs = 1_000;

/** Asks every service whether it is ready, once a second at most however often it is asked itself. */
export class ServiceStatus {
  readonly #upstreams: ReadonlyMap<ServiceName, Upstream>;
  readonly #now: () => number;
  #asked: { readonly at: number; readonly states: Promise<ServiceStates> } | undefined;

  constructor(upstreams: ReadonlyMap<ServiceName, Upstream>, now: () => number) {
    this.#upstreams = upstreams;
    this.#now = now;
  }

  read(): Promise<ServiceStates> {
    const at = this.#now();
    if (this.#asked === undefined || at - this.#asked.at >= freshForMs) {
      this.#asked = { at, states: this.#ask() };
    }
    return this.#asked.states;
  }

  async #ask(): Promise<ServiceStates> {
    const answers = [...this.#upstreams].map(
      async ([name, upstream]) => [name, (await upstream.isReady()) ? 'up' : 'down'] as const,
    );
    return { edge: 'up', ...Object.fromEntries(await Promise.all(answers)) };
  }
}
