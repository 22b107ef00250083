import { once } from 'node:events';
import { Server } from 'node:net';
import { setTimeout as delay, setImmediate as poll } from 'node:timers/promises';
import type { ServiceApp } from './service-app.ts';

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** Lets several processes share the port, so that one can take over from another. */
  readonly reusePort?: boolean;
}

/** Starts to take connections; answers the base URL. Fastify's own `listen` logs a line for every address. */
export async function listen(
  app: ServiceApp,
  { host, port, reusePort = false }: ListenOptions,
): Promise<string> {
  await app.ready();
  await once(app.server.listen({ host, port, reusePort }), 'listening');
  return app.listeningOrigin;
}

export interface StopOptions {
  /** How long nobody must have connected before connections are refused; ten times as long is the most. */
  readonly drainMs?: number;
  /** How long a kept-alive connection may stay idle before it is closed. */
  readonly idleGraceMs?: number;
  /** When what is still open is cut. */
  readonly deadlineMs?: number;
}

/**
 * Stops without losing a request: tells callers, takes no more connections, answers what still comes with
 * `Connection: close`, closes idle connections after a grace, and then runs the close hooks. `http.Server.close`
 * would begin by resetting kept-alive connections on which a request may be on its way; and whatever the kernel has
 * connected but the process has not yet taken is reset with the listening socket, so callers must stop knocking first.
 */
export async function stopGracefully(app: ServiceApp, options: StopOptions = {}): Promise<void> {
  const { drainMs = 100, idleGraceMs = 1_500, deadlineMs = 25_000 } = options;
  const { server } = app;
  app.enterPhase('draining');
  if (server.listening) await untilNobodyKnocks(server, drainMs);
  app.enterPhase('closing');
  if (server.listening) {
    // Right after the event loop has looked for new connections.
    await poll();
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    Server.prototype.close.call(server, () => resolve());
    const idle = setInterval(() => server.closeIdleConnections(), idleGraceMs);
    const deadline = setTimeout(() => server.closeAllConnections(), deadlineMs);
    await closed;
    clearInterval(idle);
    clearTimeout(deadline);
  }
  await app.close();
}

/** In several short waits: what came in while the process was busy is taken between them, and counts. */
async function untilNobodyKnocks(server: Server, quietMs: number): Promise<void> {
  const waits = 5;
  const deadline = performance.now() + 10 * quietMs;
  let knocks = 0;
  const note = () => {
    knocks += 1;
  };
  server.on('connection', note);
  for (let quiet = 0; quiet < waits; ) {
    const before = knocks;
    await delay(quietMs / waits);
    quiet = knocks === before || performance.now() > deadline ? quiet + 1 : 0;
  }
  server.off('connection', note);
}
