import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/**
 * How the server misbehaves with one mail: `mute` greets nobody, `busy` turns away at the door (421), `refuse` knows no
 * such recipient (550), `refuse text` takes no such mail (554), `defer` wants it later (451), `drop` breaks off in the
 * middle of the text, `hang` never answers to it, `drop late` takes the mail and breaks off before it says so.
 */
export type Mischief = 'mute' | 'busy' | 'refuse' | 'refuse text' | 'defer' | 'drop' | 'hang' | 'drop late';

export interface TestSmtp {
  readonly url: string;
  /** What the server has taken. */
  readonly accepted: readonly ParsedMail[];
  /** What happens to the next mails, in order; the rest is accepted. */
  readonly script: Mischief[];
  close(): Promise<void>;
}

const replies = {
  busy: [421, 'Too busy'],
  refuse: [550, 'No such mailbox'],
  'refuse text': [554, 'Looks like advertising'],
  defer: [451, 'Try again later'],
} as const;

function reply(of: keyof typeof replies): Error {
  const [responseCode, message] = replies[of];
  return Object.assign(new Error(message), { responseCode });
}

/** A real SMTP server that misbehaves as it is told. */
export async function startSmtp(): Promise<TestSmtp> {
  const accepted: ParsedMail[] = [];
  const script: Mischief[] = [];
  const sockets = new Map<number, Socket>();
  const cut = ({ remotePort }: SMTPServerSession) => sockets.get(remotePort)?.destroy();
  /** Whether it is this one's turn. */
  const turnOf = (mischief: Mischief) => script[0] === mischief && script.shift() !== undefined;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      if (turnOf('mute')) return;
      done(turnOf('busy') ? reply('busy') : undefined);
    },
    onRcptTo: (_address, _session, done) => done(turnOf('refuse') ? reply('refuse') : undefined),
    onData: (stream, session, done) => {
      if (turnOf('drop')) {
        stream.once('data', () => cut(session));
        return;
      }
      buffer(stream)
        .then(async (message) => {
          if (turnOf('hang')) return;
          if (turnOf('refuse text')) return done(reply('refuse text'));
          if (turnOf('defer')) return done(reply('defer'));
          accepted.push(await simpleParser(message));
          if (turnOf('drop late')) cut(session);
          else done();
        })
        .catch(done);
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
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
    close: async () => {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
