import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Collector, startCollector } from '@studyhall/testing';
import { OtlpSink } from '../src/otlp-sink.ts';

const origin = { service: 'tutors', version: '1.2.3' };

async function useCollector(t: TestContext): Promise<Collector> {
  const collector = await startCollector();
  t.after(() => collector.close());
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = collector.url;
  t.after(() => delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT']);
  return collector;
}

test('what is measured reaches a collector, at the latest when the process stops', async (t) => {
  const collector = await useCollector(t);
  const sink = new OtlpSink(origin);
  sink.count('studyhall.bookings.refused', { rule: 'busy' }, 2);
  sink.record('http.server.request.duration', 0.004, { 'http.route': '/api/tutors' });
  const end = sink.observe('process.memory.usage', () => [{ value: 1 }]);
  await sink.shutdown();
  end();
  assert.deepEqual(
    collector.bodies.map(({ path }) => path),
    ['/v1/metrics'],
  );
  const text = collector.bodies[0]?.body.toString('latin1') ?? '';
  for (const part of [
    'tutors',
    '1.2.3',
    'service.instance.id',
    'studyhall.bookings.refused',
    'busy',
    '/api/tutors',
    'process.memory.usage',
  ]) {
    assert.ok(text.includes(part), `${part} is missing`);
  }
});
