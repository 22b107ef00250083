import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { forEachEngine, type ReceivedSpan } from '@studyhall/testing';
import { type BookingTrace, feedSecret, topic, traceBooking } from './booking-trace.ts';

forEachEngine('the trace of a booking', (engine) => {
  let logs: string;
  let traced: BookingTrace;
  let spans: readonly ReceivedSpan[];

  before(async () => {
    const place = engine.databaseOptions();
    logs = join(place.directory, 'logs');
    traced = await traceBooking(place);
    spans = traced.spans;
  });
  after(() => traced?.stop());

  /** The one span of a service by that name, among those under a parent if one is given. */
  function find(service: string, name: string, parent?: ReceivedSpan): ReceivedSpan {
    const found = spans.filter(
      (span) =>
        span.service === service &&
        span.name === name &&
        (parent === undefined || span.parentSpanId === parent.spanId),
    );
    return found[0] ?? assert.fail(`${service} has no span "${name}"${parent ? ` in "${parent.name}"` : ''}`);
  }

  function parentOf({ name, parentSpanId }: ReceivedSpan): ReceivedSpan {
    return spans.find(({ spanId }) => spanId === parentSpanId) ?? assert.fail(`"${name}" has no parent`);
  }

  it('begins at the edge, and every other span has its parent in it', () => {
    const ids = new Set(spans.map(({ spanId }) => spanId));
    const roots = spans.filter(({ parentSpanId }) => !ids.has(parentSpanId));
    assert.deepEqual(
      roots.map(({ service, name, parentSpanId }) => [service, name, parentSpanId]),
      [['edge', 'POST /api/sessions', '']],
    );
  });

  it('goes from the edge through tutors to the ledger and its commit', () => {
    const called = find('edge', 'POST tutors', find('edge', 'POST /api/sessions'));
    const booking = find('tutors', 'POST /api/sessions', called);
    const reserving = find(
      'calendar',
      'POST /internal/reservations',
      find('tutors', 'POST calendar', booking),
    );
    const stored = find('calendar', 'INSERT commitments');
    const transaction = parentOf(stored);
    assert.deepEqual([transaction.name, parentOf(transaction)], ['transaction', reserving]);
    for (const statement of ['UPDATE people', 'INSERT commitments', 'COMMIT']) {
      const { attributes } = find('calendar', statement, transaction);
      assert.equal(attributes['db.system.name'], engine.name === 'SQLite' ? 'sqlite' : 'mysql');
    }
  });

  it('goes on with the event to who hears it, and with the mail', () => {
    const booking = find('tutors', 'POST /api/sessions');
    const published = find('tutors', 'publish session.confirmed');
    assert.deepEqual([parentOf(published).name, parentOf(parentOf(published))], ['transaction', booking]);
    find('students', 'process session.confirmed', published);
    const heard = find('notifications', 'process session.confirmed', published);
    find('notifications', 'INSERT notifications', heard);
    find('notifications', 'send mail', heard);
    // How it came there is a trace of its own, which is linked.
    const [delivery] = heard.links;
    assert.notEqual(delivery?.traceId, heard.traceId);
    const way = traced.collector.spans.filter(({ traceId }) => traceId === delivery?.traceId);
    const names = way.map(({ service, name }) => `${service} ${name}`);
    assert.ok(names.includes('tutors send events to notifications'), names.join());
    assert.ok(names.includes('notifications POST /internal/events'), names.join());
  });

  it('has nothing in it that nobody asked for, of which each thing done is a trace of its own', async () => {
    const { collector } = traced;
    const isRefresh = ({ service, name }: ReceivedSpan) =>
      service === 'tutors' && name === 'refresh free times';
    await collector.waitFor((all) => all.some(isRefresh));
    assert.equal(collector.spans.find(isRefresh)?.parentSpanId, '');
    const roots = collector.spans.filter(({ parentSpanId }) => parentSpanId === '');
    const looks = roots.filter(({ name }) => /^(SELECT|transaction)/.test(name));
    assert.deepEqual(looks, [], 'a look that finds nothing has none');
  });

  it('says of each span what it is, with routes as patterns and statements without values', () => {
    const booking = find('tutors', 'POST /api/sessions');
    assert.deepEqual(booking.attributes, {
      'http.request.method': 'POST',
      'http.route': '/api/sessions',
      'http.response.status_code': 201,
    });
    const { attributes } = find('calendar', 'INSERT commitments');
    assert.match(String(attributes['db.query.text']), /^insert into [`"]commitments[`"] .*\(\?, \?/i);
  });

  it('has its id in one line a request of each service, with the route and who asked', () => {
    const traceId = spans[0]?.traceId;
    const requestLines = (service: string) =>
      readFileSync(join(logs, `${service}.log`), 'utf8')
        .split('\n')
        .filter((line) => line.includes(`"traceId":"${traceId}"`) && line.includes('"msg":"request"'))
        .map((line): Record<string, unknown> => JSON.parse(line));
    const personId = traced.world.students[0]?.id;
    const [booking, ...others] = requestLines('tutors');
    assert.deepEqual([booking?.['route'], booking?.['personId'], others], ['/api/sessions', personId, []]);
    const [reserving] = requestLines('calendar');
    assert.equal(reserving?.['route'], '/internal/reservations');
  });

  describe('holds nothing of a person', () => {
    it('in any log: neither addresses and tokens, nor what they wrote and the keys of links', () => {
      const { world } = traced;
      for (const file of readdirSync(logs)) {
        const text = readFileSync(join(logs, file), 'utf8');
        for (const secret of [...world.students, ...world.tutors].map(({ token }) => token))
          assert.ok(!text.includes(secret), file);
        for (const secret of ['@example.edu', topic, feedSecret]) assert.ok(!text.includes(secret), file);
      }
    });

    it('neither ids, names, addresses and tokens, nor what they wrote', () => {
      const { world, collector, sessionId } = traced;
      const sent = collector.bodies.map(({ body }) => body.toString('utf8')).join('\n');
      const people = [...world.students, ...world.tutors, world.admin, world.coordinator];
      for (const secret of [
        ...people.flatMap(({ id, token }) => [id, token]),
        sessionId,
        topic,
        feedSecret,
      ]) {
        assert.ok(!sent.includes(secret), `${secret} was sent`);
      }
      assert.doesNotMatch(sent, /@example\.edu|Student 0|Tutor 0/);
    });
  });
});
