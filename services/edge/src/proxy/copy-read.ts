import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import type { Dispatcher } from 'undici';
import { isEventStream } from './headers.ts';
import type { Target } from './target.ts';

interface Read {
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
}

/**
 * Asks a service's replacement what its primary is being asked, and throws the answer away: it compiles what it runs
 * often, connects to what it needs, and shows its faults, while nobody depends on it.
 */
export function copyRead(target: Target, { path, headers }: Read, log: FastifyBaseLogger): void {
  if (!target.limit.enter(performance.now())) return;
  const end = (error?: Error) => {
    target.limit.leave(null, performance.now());
    if (error) log.info({ err: error, path: path.split('?', 1)[0] }, 'a copy of a read was broken off');
  };
  // A trace of its own: the one of the request shows what its answer came from.
  const { traceparent: _ofRequest, ...own } = headers;
  target.dispatch({ method: 'GET', path, headers: own }, new Discarded(target.copyMs, end));
}

class Discarded implements Dispatcher.DispatchHandler {
  readonly #mostMs: number;
  readonly #end: (error?: Error) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(mostMs: number, end: (error?: Error) => void) {
    this.#mostMs = mostMs;
    this.#end = end;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#timer = setTimeout(() => controller.abort(new Error('it took too long')), this.#mostMs);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    _status: number,
    headers: IncomingHttpHeaders,
  ): void {
    if (isEventStream(headers)) controller.abort(new Error('it goes on without end'));
  }

  onResponseData(): void {}

  onResponseEnd(): void {
    clearTimeout(this.#timer);
    this.#end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    clearTimeout(this.#timer);
    this.#end(error);
  }
}
