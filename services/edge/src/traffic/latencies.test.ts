import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Latencies } from './latencies.ts';

function latenciesOf(values: readonly number[]): Latencies {
  const latencies = new Latencies();
  for (const ms of values) latencies.add(ms);
  return latencies;
}

function assertNear(actual: number | null, expected: number): void {
  assert.ok(actual !== null && Math.abs(actual / expected - 1) < 0.09, `${actual} is not about ${expected}`);
}

test('quantiles are exact to 9 % from a tenth of a millisecond to a minute', () => {
  for (const unit of [0.001, 0.1, 1, 100]) {
    const latencies = latenciesOf(Array.from({ length: 1000 }, (_, index) => (index + 1) * unit));
    if (unit * 500 > 0.1) assertNear(latencies.quantile(0.5), 500 * unit);
    assertNear(latencies.quantile(0.95), 950 * unit);
    assertNear(latencies.quantile(0.99), 990 * unit);
  }
});

test('one slow request in a hundred is the 99th percentile, not the 95th', () => {
  const latencies = latenciesOf([...Array(980).fill(2), ...Array(20).fill(900)]);
  assertNear(latencies.quantile(0.95), 2);
  assertNear(latencies.quantile(0.99), 900);
});

test('what several measured is put together', () => {
  const both = latenciesOf([1, 1, 1]);
  both.addAll(latenciesOf([100]));
  assertNear(both.quantile(0.75), 1);
  assertNear(both.quantile(1), 100);
});

test('longer than two minutes counts as that, and nothing has no quantile', () => {
  assertNear(latenciesOf([3_600_000]).quantile(0.5), 102_000);
  assert.equal(new Latencies().quantile(0.5), null);
});
