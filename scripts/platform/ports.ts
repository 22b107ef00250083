import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { getService, type ServiceName, serviceNames } from '@studyhall/platform';

/** Another program listens where the front door should. */
export class PortTakenError extends Error {
  override name = 'PortTakenError';
}

export interface PortWishes {
  /** Where the front door listens. */
  readonly host: string;
  /** Of the front door; 0 for any that is free. */
  readonly port: number;
  /** Any free port for each service, instead of the catalogue's. */
  readonly anyPort: boolean;
}

/**
 * A port for each service. Nobody needs to know where the services behind the front door listen, so one whose port
 * is taken moves to a free one; for the front door that is a PortTakenError.
 */
export async function choosePorts({
  host,
  port,
  anyPort,
}: PortWishes): Promise<ReadonlyMap<ServiceName, number>> {
  const servers: Server[] = [];
  const ports = new Map<ServiceName, number>();
  try {
    for (const name of serviceNames) {
      const wanted = name === 'edge' ? port : anyPort ? 0 : getService(name).port;
      const server = await occupy(name, { host: name === 'edge' ? host : '127.0.0.1', port: wanted });
      servers.push(server);
      ports.set(name, portOf(server));
    }
    return ports;
  } finally {
    await Promise.all(servers.map((server) => once(server.close(), 'close')));
  }
}

async function occupy(name: ServiceName, { host, port }: { host: string; port: number }): Promise<Server> {
  try {
    return await listen(host, port);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    if (name !== 'edge') return listen(host, 0);
    throw new PortTakenError(
      `Port ${port} is taken by another program. Choose another: PORT=${port + 10} npm start`,
      { cause: error },
    );
  }
}

/** A port that nobody listens on now. */
export async function findFreePort(host: string): Promise<number> {
  const server = await listen(host, 0);
  const port = portOf(server);
  await once(server.close(), 'close');
  return port;
}

async function listen(host: string, port: number): Promise<Server> {
  const server = createServer();
  await once(server.listen(port, host), 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}
