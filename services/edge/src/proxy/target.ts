import type { Logger } from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';
import { Client, type Dispatcher, Pool } from 'undici';
import { Availability, type State } from './availability.ts';
import { RequestLimit } from './request-limit.ts';

export interface TargetTimes {
  readonly connectMs: number;
  /** Until the answer begins. */
  readonly answerMs: number;
  /** Between two parts of an answer. */
  readonly pauseMs: number;
  /** For the whole of an answer that nobody waits for. */
  readonly copyMs: number;
  readonly probeMs: number;
  readonly probeEveryMs: number;
  readonly restartGraceMs: number;
}

const usualTimes: TargetTimes = {
  connectMs: 2_000,
  answerMs: 30_000,
  pauseMs: 60_000,
  copyMs: 30_000,
  probeMs: 1_000,
  probeEveryMs: 200,
  restartGraceMs: 5_000,
};

export interface TargetOptions {
  readonly name: ServiceName;
  readonly baseUrl: string;
  readonly log: Logger;
  readonly times?: Partial<TargetTimes>;
}

/** Requests in a row without an answer after which a service counts as stuck. */
const mostTimeouts = 5;

/** One process (or balancer) that serves a service: the connections to it, and whether it can be reached. */
export class Target {
  readonly name: ServiceName;
  readonly baseUrl: string;
  readonly availability: Availability;
  readonly copyMs: number;
  readonly limit = new RequestLimit();
  readonly #pool: Pool;
  readonly #probes: Client;
  readonly #probeMs: number;
  #timeouts = 0;

  constructor({ name, baseUrl, log, times }: TargetOptions) {
    const { connectMs, answerMs, pauseMs, copyMs, probeMs, probeEveryMs, restartGraceMs } = {
      ...usualTimes,
      ...times,
    };
    this.name = name;
    this.baseUrl = baseUrl;
    this.copyMs = copyMs;
    this.#probeMs = probeMs;
    // As many connections as there are requests: a slow upload must not hold up the others.
    this.#pool = new Pool(baseUrl, {
      connections: null,
      connect: { timeout: connectMs },
      // Shorter than a stopping service leaves idle connections open, so that no request meets one that is closing.
      keepAliveMaxTimeout: 1_000,
      headersTimeout: answerMs,
      bodyTimeout: pauseMs,
    });
    this.#probes = new Client(baseUrl, { connect: { timeout: probeMs } });
    this.availability = new Availability({
      probe: () => this.isReady(),
      probeEveryMs,
      restartGraceMs,
      onChange: (state) => logChange(log, name, state),
    });
  }

  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.#pool.dispatch(options, handler);
  }

  reportAnswer(): void {
    this.#timeouts = 0;
  }

  reportTimeout(): void {
    this.#timeouts += 1;
    if (this.#timeouts >= mostTimeouts) this.availability.reportStuck();
  }

  /** Whether the service says that it can take traffic; false when it cannot be asked. */
  async isReady(): Promise<boolean> {
    try {
      return (await this.#askReadiness()) === 200;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    this.availability.close();
    await Promise.all([this.#pool.close(), this.#probes.destroy()]);
  }

  /** On a connection of its own, so that the answer speaks for new connections too. */
  async #askReadiness(): Promise<number> {
    const { statusCode, body } = await this.#probes.request({
      method: 'GET',
      path: '/readyz',
      reset: true,
      signal: AbortSignal.timeout(this.#probeMs),
    });
    await body.dump();
    return statusCode;
  }
}

function logChange(log: Logger, service: ServiceName, state: State): void {
  if (state === 'down') log.warn({ service }, 'service cannot be reached');
  else log.debug({ service, state }, 'service availability');
}
