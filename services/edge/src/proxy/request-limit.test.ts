import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RequestLimit } from './request-limit.ts';

const options = { most: 512, least: 32, queueingMs: 50, intervalMs: 400 };

/** A service that answers one request after the other, and people who send so many a second, whatever comes back. */
function overload({ perSecond, capacity, seconds }: Record<'perSecond' | 'capacity' | 'seconds', number>) {
  const limit = new RequestLimit(options);
  const queue: number[] = [];
  const latencies: { at: number; ms: number }[] = [];
  let refused = 0;
  let freeAt = 0;
  for (let request = 0; request < perSecond * seconds; request += 1) {
    const now = (request * 1_000) / perSecond;
    for (let begun = queue[0]; begun !== undefined && freeAt <= now; begun = queue[0]) {
      queue.shift();
      const doneAt = Math.max(freeAt, begun) + 1_000 / capacity;
      freeAt = doneAt;
      latencies.push({ at: doneAt, ms: doneAt - begun });
      limit.leave(doneAt - begun, doneAt);
    }
    if (limit.enter()) queue.push(now);
    else refused += 1;
  }
  return { latencies, refused };
}

function slowestOf(latencies: readonly { at: number; ms: number }[], after: number): number {
  return Math.max(...latencies.filter(({ at }) => at > after).map(({ ms }) => ms));
}

describe('a limit of requests under way', () => {
  it('refuses nobody whom the service can serve', () => {
    const { refused, latencies } = overload({ perSecond: 900, capacity: 1_000, seconds: 10 });
    assert.equal(refused, 0);
    assert.ok(slowestOf(latencies, 0) < 5);
  });

  for (const times of [1.5, 3, 10]) {
    it(`keeps the queue short at ${times} times what the service can do, and the service busy`, () => {
      const capacity = 1_000;
      const { refused, latencies } = overload({ perSecond: capacity * times, capacity, seconds: 20 });
      const slowest = slowestOf(latencies, 3_000);
      assert.ok(slowest < 150, `an answer took ${slowest} ms`);
      assert.ok(latencies.length > capacity * 20 * 0.95, `${latencies.length} answers`);
      assert.ok(refused > capacity * (times - 1) * 20 * 0.9, `${refused} refused`);
    });
  }

  it('never lets in fewer than the least, however slow the service is', () => {
    const limit = new RequestLimit(options);
    limit.enter();
    for (let round = 0; round < 100; round += 1) {
      assert.ok(limit.enter());
      limit.leave(5_000, round * 500);
    }
    assert.equal(countEntering(limit), options.least - 1);
  });

  it('learns nothing from a request that was not answered', () => {
    const limit = new RequestLimit({ ...options, least: 1 });
    limit.enter();
    for (let round = 0; round < 100; round += 1) {
      assert.ok(limit.enter());
      limit.leave(null, round * 500);
    }
    assert.equal(countEntering(limit), options.most - 1);
  });

  it('forgives a standstill', () => {
    const limit = new RequestLimit(options);
    let refused = 0;
    for (let now = 0; now < 5_000; now += 1) {
      // A thousand a second, each of 1 ms, but for a pause of 300 ms after two seconds.
      if (!limit.enter()) refused += 1;
      else if (now < 2_000 || now > 2_300) limit.leave(1, now);
      if (now === 2_300) for (let waited = 300; waited >= 0; waited -= 1) limit.leave(waited + 1, now);
    }
    assert.equal(refused, 0);
  });

  it('takes slow work for what it is, as long as some answers are fast', () => {
    const limit = new RequestLimit(options);
    limit.enter();
    for (let round = 0; round < 1_000; round += 1) {
      limit.enter();
      limit.leave(round % 2 === 0 ? 2_000 : 3, round * 60);
    }
    assert.equal(countEntering(limit), options.most - 1);
  });

  it('lets everybody in again once answers are fast', () => {
    const limit = new RequestLimit(options);
    limit.enter();
    for (let round = 0; round < 50; round += 1) {
      limit.enter();
      limit.leave(400, round * 500);
    }
    for (let round = 50; round < 100; round += 1) {
      limit.enter();
      limit.leave(2, round * 500);
    }
    assert.equal(countEntering(limit), options.most - 1);
  });

  it('lets everybody in again once nobody is left', () => {
    const limit = new RequestLimit(options);
    limit.enter();
    for (let round = 0; round < 50; round += 1) {
      limit.enter();
      limit.leave(400, round * 500);
    }
    limit.leave(400, 25_000);
    assert.equal(countEntering(limit), options.most);
  });
});

function countEntering(limit: RequestLimit): number {
  return Array.from({ length: options.most + 10 }, () => limit.enter()).filter(Boolean).length;
}
