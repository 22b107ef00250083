import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { OtlpSink } from '../src/otlp-sink.ts';

test('what is measured reaches a collector, at the latest when the process stops', async (t) => {
  const received: { url: string; body: string }[] = [];
  const collector = createServer(async (request, response) => {
    received.push({ url: request.url ?? '', body: (await buffer(request)).toString('latin1') });
    response.end();
  });
  await once(collector.listen(0, '127.0.0.1'), 'listening');
  t.after(() => collector.close());
  // A server that listens on TCP has an address and a port.
  const { port } = collector.address() as AddressInfo;
  const sink = new OtlpSink('tutors', `http://127.0.0.1:${port}`);
  sink.count('studyhall.bookings.refused', { rule: 'busy' }, 2);
  sink.record('http.server.request.duration', 0.004, { 'http.route': '/api/tutors' });
  const end = sink.observe('process.memory.usage', () => [{ value: 1 }]);
  await sink.shutdown();
  end();
  assert.deepEqual(
    received.map(({ url }) => url),
    ['/v1/metrics'],
  );
  const [{ body } = { body: '' }] = received;
  for (const part of [
    'tutors',
    'studyhall.bookings.refused',
    'busy',
    '/api/tutors',
    'process.memory.usage',
  ]) {
    assert.ok(body.includes(part), `${part} is missing`);
  }
});
