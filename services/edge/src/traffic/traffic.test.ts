import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Traffic } from './traffic.ts';

const start = Date.parse('2026-11-27T10:00:30Z');
const minuteMs = 60_000;

function startTraffic(): { traffic: Traffic; advance(ms: number): void } {
  let now = start;
  return {
    traffic: new Traffic(() => now),
    advance: (ms) => {
      now += ms;
    },
  };
}

test('each minute has its own figures, those without requests too', () => {
  const { traffic, advance } = startTraffic();
  traffic.record('tutors', { status: 200, ms: 4 });
  advance(2 * minuteMs);
  traffic.record('tutors', { status: 503, ms: 8 });
  traffic.record('tutors', { status: 404, ms: 8 });
  const { minutes, requests, errors, rate } = traffic.read('tutors');
  assert.deepEqual(
    minutes.map((minute) => [new Date(minute.start).toISOString(), minute.requests, minute.errors]),
    [
      ['2026-11-27T10:00:00.000Z', 1, 0],
      ['2026-11-27T10:01:00.000Z', 0, 0],
      ['2026-11-27T10:02:00.000Z', 2, 1],
    ],
  );
  assert.deepEqual([requests, errors, rate], [3, 1, 3 / 120]);
  assert.equal(minutes[1]?.p99, null);
});

test('services do not mix', () => {
  const { traffic } = startTraffic();
  traffic.record('groups', { status: 200, ms: 4 });
  assert.equal(traffic.read('tutors').requests, 0);
  assert.equal(traffic.read('groups').requests, 1);
});

test('after an hour a minute is forgotten, and there are never more than sixty', () => {
  const { traffic, advance } = startTraffic();
  traffic.record('tutors', { status: 500, ms: 4 });
  advance(59 * minuteMs);
  assert.equal(traffic.read('tutors').requests, 1);
  advance(minuteMs);
  traffic.record('tutors', { status: 200, ms: 4 });
  const { minutes, requests, errors, rate } = traffic.read('tutors');
  assert.equal(minutes.length, 60);
  assert.deepEqual([requests, errors], [1, 0]);
  assert.equal(rate, 1 / (59.5 * 60));
  assert.equal(new Date(traffic.from).toISOString(), '2026-11-27T10:01:00.000Z');
});

test('what was measured an hour ago does not come back in its place of the ring', () => {
  const { traffic, advance } = startTraffic();
  traffic.record('tutors', { status: 200, ms: 4 });
  advance(60 * minuteMs);
  assert.equal(traffic.read('tutors').minutes.at(-1)?.requests, 0);
});
