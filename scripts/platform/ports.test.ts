import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { serviceNames } from '@studyhall/platform';
import { choosePorts, PortTakenError } from './ports.ts';

async function takePort(t: TestContext): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close());
  // A server that listens on TCP has an address and a port.
  return (server.address() as AddressInfo).port;
}

test('any free ports: one for each service, none twice', async () => {
  const ports = await choosePorts({ host: '127.0.0.1', port: 0, anyPort: true });
  assert.deepEqual([...ports.keys()], [...serviceNames]);
  assert.equal(new Set(ports.values()).size, serviceNames.length);
  assert.ok(!ports.values().some((port) => port === 0));
});

test('a front door whose port is taken says how to move it', async (t) => {
  const port = await takePort(t);
  await assert.rejects(choosePorts({ host: '127.0.0.1', port, anyPort: true }), (error: unknown) => {
    assert.ok(error instanceof PortTakenError);
    assert.match(error.message, new RegExp(`Port ${port} .*PORT=\\d+ npm start`));
    return true;
  });
});
