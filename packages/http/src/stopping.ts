import { Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceApp } from './service.ts';

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** Lets several processes share the port, so that one can replace another. */
  readonly reusePort?: boolean;
}

/** Starts to take connections; answers the base URL. */
export async function listen(app: ServiceApp, options: ListenOptions): Promise<string> {
  return app.listen({ ...options });
}

export interface StopOptions {
  /** How long kept-alive connections may stay idle before they are closed. */
  readonly idleGraceMs?: number;
  /** When what is still open is cut. */
  readonly deadlineMs?: number;
}

/**
 * Stops without losing a request: takes no more connections, answers what comes with `Connection: close`, then
 * closes idle connections and runs the close hooks. `http.Server.close` alone resets kept-alive connections on
 * which a request may be on its way.
 */
export async function stopGracefully(
  app: ServiceApp,
  { idleGraceMs = 1_500, deadlineMs = 25_000 }: StopOptions = {},
): Promise<void> {
  app.markStopping();
  const { server } = app;
  if (server.listening) {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    Server.prototype.close.call(server, () => resolve());
    const cut = setTimeout(() => server.closeAllConnections(), deadlineMs);
    const sweep = setTimeout(() => {
      server.closeIdleConnections();
    }, idleGraceMs);
    const sweeps = setInterval(() => server.closeIdleConnections(), idleGraceMs);
    await closed;
    clearTimeout(cut);
    clearTimeout(sweep);
    clearInterval(sweeps);
  }
  await Promise.race([app.close(), delay(deadlineMs, undefined, { ref: false })]);
}
