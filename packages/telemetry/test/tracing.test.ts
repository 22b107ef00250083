import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import {
  currentSpan,
  inSpan,
  parseTraceparent,
  runInSpan,
  startSpan,
  UnrecordedSpan,
} from '@studyhall/telemetry';
import { type Collector, type ReceivedSpan, startCollector } from '@studyhall/testing';
import { OtlpTracer } from '../src/otlp-tracer.ts';
import type { Sampling } from '../src/sampling.ts';
import { setTracer } from '../src/tracing.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const remote = `00-${traceId}-00f067aa0ba902b7-01`;
const always: Sampling = { sampler: 'parentbased_always_on', ratio: 1 };

describe('with a collector', () => {
  let collector: Collector;
  let tracer: OtlpTracer;

  beforeEach(async () => {
    collector = await startCollector();
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = collector.url;
  });
  afterEach(async () => {
    setTracer(undefined);
    delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
    await collector.close();
  });

  function trace(sampling: Sampling = always): void {
    tracer = new OtlpTracer({ service: 'tutors', version: '1.2.3' }, sampling);
    setTracer(tracer);
  }

  async function sent(): Promise<Map<string, ReceivedSpan>> {
    await tracer.shutdown();
    return new Map(collector.spans.map((span) => [span.name, span]));
  }

  test('a span inside another is its child, also after waiting', async () => {
    trace();
    await inSpan({ name: 'outer', attributes: { rule: 'busy' } }, async () => {
      await new Promise(setImmediate);
      await inSpan({ name: 'inner', kind: 'client' }, async () => {});
    });
    const spans = await sent();
    const [outer, inner] = [spans.get('outer'), spans.get('inner')];
    assert.equal(inner?.parentSpanId, outer?.spanId);
    assert.equal(inner?.traceId, outer?.traceId);
    assert.deepEqual([outer?.parentSpanId, outer?.kind, inner?.kind], ['', 1, 3]);
    assert.deepEqual(outer?.attributes, { rule: 'busy' });
    const { service, resource } = outer ?? assert.fail();
    assert.deepEqual([service, resource['service.version']], ['tutors', '1.2.3']);
  });

  test('a span goes on from what its caller says, or begins the trace it is told', async () => {
    trace();
    startSpan({ name: 'from afar', parent: remote }).end();
    startSpan({ name: 'named', traceId }).end();
    const spans = await sent();
    assert.equal(spans.get('from afar')?.parentSpanId, '00f067aa0ba902b7');
    assert.deepEqual([spans.get('named')?.traceId, spans.get('named')?.parentSpanId], [traceId, '']);
  });

  test('what a caller passes on leads to the span', async () => {
    trace();
    const span = startSpan({ name: 'call', traceId, links: [remote, 'nonsense'] });
    span.end();
    const { call } = Object.fromEntries(await sent());
    assert.deepEqual(parseTraceparent(span.traceparent), { traceId, spanId: call?.spanId, isSampled: true });
    assert.deepEqual(call?.links, [{ traceId, spanId: '00f067aa0ba902b7' }]);
  });

  test('an error is named by its kind, and not by what it says', async () => {
    trace();
    const work = inSpan({ name: 'failing' }, async () => {
      throw new TypeError('ada@example.edu is taken');
    });
    await assert.rejects(work, TypeError);
    const { failing } = Object.fromEntries(await sent());
    assert.deepEqual([failing?.isError, failing?.attributes], [true, { 'error.type': 'TypeError' }]);
    assert.doesNotMatch(collector.bodies.map(({ body }) => body.toString()).join(''), /ada@/);
  });

  test('the head decides: what is not kept there is kept nowhere after it', async () => {
    trace({ sampler: 'parentbased_traceidratio', ratio: 0 });
    const head = startSpan({ name: 'head', traceId });
    assert.deepEqual([head.isRecording, head.traceId], [false, traceId]);
    assert.equal(parseTraceparent(head.traceparent)?.isSampled, false);
    await runInSpan(head, () => inSpan({ name: 'inside' }, async () => {}));
    startSpan({ name: 'elsewhere', parent: head.traceparent }).end();
    startSpan({ name: 'kept elsewhere', parent: remote }).end();
    assert.deepEqual([...(await sent()).keys()], ['kept elsewhere']);
  });

  test('a share of the traces is kept', async () => {
    trace({ sampler: 'traceidratio', ratio: 0.5 });
    const traces = 400;
    for (let index = 0; index < traces; index += 1) startSpan({ name: 'head' }).end();
    await tracer.shutdown();
    const kept = collector.spans.length;
    assert.ok(kept > traces * 0.35 && kept < traces * 0.65, `${kept} of ${traces}`);
  });
});

describe('without a collector', () => {
  test('nothing is recorded, and what is passed on belongs to the trace all the same', async () => {
    const span = startSpan({ name: 'request', traceId });
    assert.ok(!span.isRecording);
    const passedOn = await runInSpan(span, () => inSpan({ name: 'call' }, async (call) => call.traceparent));
    assert.equal(parseTraceparent(passedOn)?.traceId, traceId);
  });

  test('an event goes on in the trace in which it happened', async () => {
    const found = await runInSpan(new UnrecordedSpan('f'.repeat(32)), () =>
      inSpan({ name: 'process', parent: remote }, async () => currentSpan()?.traceId),
    );
    assert.equal(found, traceId);
  });

  test('a trace that is kept nowhere stays so', () => {
    const unsampled = remote.replace(/01$/, '00');
    assert.match(startSpan({ name: 'request', parent: unsampled }).traceparent, /-00$/);
  });
});

test('what is no traceparent is none', () => {
  for (const wrong of [undefined, '', ['x'], `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `${remote}-more`]) {
    assert.equal(parseTraceparent(wrong), undefined);
  }
});
