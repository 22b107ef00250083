import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { Type } from 'typebox';
import { matches } from './matches.ts';
import type { ServiceApp } from './service-app.ts';

/** What a process that is tried out is told in the end, over Node's channel between parent and child. */
export const takeOverMessage = { type: 'take-over' } as const;

const TakeOverSchema = Type.Object({ type: Type.Literal(takeOverMessage.type) });

/**
 * Serves on a port of this machine alone, for whoever started the process to try it out; resolves to how to end that.
 * The port that it will share, where a share of everybody would come to it at once, is not touched.
 */
export async function beginTrial(app: ServiceApp, port: number): Promise<() => void> {
  await app.ready();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    app.server.emit('connection', socket);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return () => {
    server.close();
    for (const socket of sockets) socket.destroySoon();
  };
}

/** Resolves when the process that started this one has seen enough of it. */
export function untilTakeOver(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const onMessage = (message: unknown) => {
    if (!matches(TakeOverSchema, message)) return;
    process.off('message', onMessage);
    resolve();
  };
  process.on('message', onMessage);
  return promise;
}
