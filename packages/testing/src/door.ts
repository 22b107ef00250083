import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { pipeline, Transform } from 'node:stream';

/** An address that is known before the service behind it runs, and that can be shut while it does. */
export interface Door {
  readonly url: string;
  /** Lets connections through to a service, and holds up what is sent either way. */
  leadTo(url: string, delayMs?: number): void;
  /** Ends every connection and lets none through. */
  shut(): void;
  close(): Promise<void>;
}

export async function openDoor(): Promise<Door> {
  let target: URL | undefined;
  let heldUpMs = 0;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer((incoming) => {
    keep(incoming);
    if (!target) {
      incoming.resetAndDestroy();
      return;
    }
    const outgoing = connect(Number(target.port), target.hostname);
    keep(outgoing);
    // Either end may go away at any moment; both go then.
    pipeline(incoming, holdUp(heldUpMs), outgoing, holdUp(heldUpMs), incoming, () => outgoing.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The door has no address.');
  const shut = () => {
    target = undefined;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    leadTo: (url, delayMs = 0) => {
      target = new URL(url);
      heldUpMs = delayMs;
    },
    shut,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      shut();
      await closed;
    },
  };
}

/** Passes everything on so much later. */
function holdUp(ms: number): Transform {
  return new Transform({
    transform: (chunk, _encoding, done) => {
      setTimeout(() => done(null, chunk), ms);
    },
  });
}
