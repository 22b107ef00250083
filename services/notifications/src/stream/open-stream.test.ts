import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { it } from 'node:test';
import { OpenStream } from './open-stream.ts';

const reader = { language: 'en', timeZone: 'UTC' } as const;

it('an open stream is cut off when its client does not read, and little is kept for it', async () => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // The server listens on a port.
  const { port } = server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1').pause();
  client.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [, response]: [IncomingMessage, ServerResponse] = (await once(server, 'request')) as never;
  const stream = new OpenStream({ response, personId: 'a', position: 0, reader });
  stream.isLive = true;
  const frame = 'x'.repeat(16 * 1024);
  let most = 0;
  while (stream.isOpen) {
    stream.send('notification', frame);
    most = Math.max(most, response.writableLength);
    await new Promise(setImmediate);
  }
  assert.ok(most < 128 * 1024, `${most} bytes were kept`);
  client.destroy();
  server.close();
});
