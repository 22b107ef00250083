import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { RawConnection, rawRequest } from './raw-connection.ts';

const patienceMs = 5_000;
const asked: string[] = [];
/** What the server does with each request. */
let answer: (socket: Socket) => Promise<void>;
const server = createServer({ noDelay: true }, (socket) => {
  socket.on('data', (chunk) => {
    asked.push(String(chunk));
    void answer(socket);
  });
});
let base: URL;
const open: RawConnection[] = [];

async function connect(): Promise<RawConnection> {
  const connection = await RawConnection.open(base, patienceMs);
  open.push(connection);
  return connection;
}

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  base = new URL(`http://127.0.0.1:${address.port}`);
});
after(() => {
  for (const connection of open) connection.close();
  server.close();
});

/** Each part as a packet of its own, once the one before has gone out. */
async function sendParts(socket: Socket, parts: readonly string[]): Promise<void> {
  for (const part of parts) {
    await new Promise((sent) => socket.write(part, sent));
    await turn();
  }
}

test('an answer is read to its end, however it is cut, before the next is asked for', async () => {
  const whole =
    'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\ncontent-length: 12\r\n\r\nHello, world';
  const connection = await connect();
  for (let cut = 1; cut < whole.length; cut += 1) {
    answer = (socket) => sendParts(socket, [whole.slice(0, cut), whole.slice(cut)]);
    assert.deepEqual(await connection.ask(rawRequest(base, '/path', 'T')), { status: 503, saysWhen: true });
  }
  assert.equal(asked[0], `GET /path HTTP/1.1\r\nhost: ${base.host}\r\nauthorization: Bearer T\r\n\r\n`);
});

test('what is no whole answer is an error', async () => {
  const broken = [
    ['an answer of unknown length', 'HTTP/1.1 200 OK\r\n\r\n'],
    ['the connection was closed', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nHell'],
  ] as const;
  for (const [message, text] of broken) {
    answer = async (socket) => {
      socket.end(text);
    };
    const connection = await connect();
    const request = rawRequest(base, '/', undefined);
    await assert.rejects(connection.ask(request), { message: new RegExp(message) });
    await assert.rejects(connection.ask(request), { message: 'the connection was closed' });
  }
});
