import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface TestSmtp {
  readonly url: string;
  /** What the server has accepted. */
  readonly accepted: readonly ParsedMail[];
  /** What happens to the next mails, in order; the rest is accepted. */
  readonly script: ('refuse' | 'defer' | 'drop')[];
  close(): Promise<void>;
}

/** A real SMTP server that misbehaves as it is told. */
export async function startSmtp(): Promise<TestSmtp> {
  const accepted: ParsedMail[] = [];
  const script: TestSmtp['script'] = [];
  const sockets = new Set<Socket>();
  const reply = (responseCode: number, message: string) =>
    Object.assign(new Error(message), { responseCode });
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      if (script[0] !== 'refuse') return done();
      script.shift();
      return done(reply(550, 'No such mailbox'));
    },
    onData: (stream, _session, done) => {
      const next = script.shift();
      // In the middle of the text.
      if (next === 'drop') {
        stream.once('data', () => {
          for (const socket of sockets) socket.destroy();
        });
        return;
      }
      buffer(stream)
        .then(async (message) => {
          if (next === 'defer') return done(reply(451, 'Try again later'));
          accepted.push(await simpleParser(message));
          done();
        })
        .catch(done);
    },
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  // It listens on a port.
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    script,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
