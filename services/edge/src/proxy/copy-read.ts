import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import type { Dispatcher } from 'undici';
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
  if (!target.limit.enter()) return;
  const end = (error?: Error) => {
    target.limit.leave(null, performance.now());
    if (error) log.info({ err: error, path: path.split('?', 1)[0] }, 'a copy of a read was not answered');
  };
  // A trace of its own: the one of the request shows what its answer came from.
  const { traceparent: _ofRequest, ...own } = headers;
  target.dispatch({ method: 'GET', path, headers: own }, new Discarded(end));
}

class Discarded implements Dispatcher.DispatchHandler {
  readonly #end: (error?: Error) => void;

  constructor(end: (error?: Error) => void) {
    this.#end = end;
  }

  onRequestStart(): void {}

  onResponseStart(): void {}

  onResponseData(): void {}

  onResponseEnd(): void {
    this.#end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#end(error);
  }
}
