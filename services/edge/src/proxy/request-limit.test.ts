import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { watchBacklog } from '../backlog.ts';
import { RequestLimit } from './request-limit.ts';

const options = { most: 512, least: 32, queueingMs: 50, intervalMs: 400, refusingIntervalMs: 100 };

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
    if (limit.enter(now)) queue.push(now);
    else refused += 1;
  }
  return { latencies, refused };
}

interface FrontDoor {
  /** What it costs to pass a request on, to pass its answer back, and to refuse one instead, in ms. */
  readonly costs: Record<'request' | 'answer' | 'refusal', number>;
  readonly serviceMs: number;
  readonly perSecond: number;
  readonly seconds: number;
}

/** An event loop in front of that service: it reads in turns, each of which takes on what came during the one before. */
function overloadFrontDoor(t: TestContext, { costs, serviceMs, perSecond, seconds }: FrontDoor) {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let now = 0;
  const backlog = watchBacklog(() => now);
  t.after(() => backlog.close());
  const limit = new RequestLimit();
  const answers: { came: number; passedOn: number; waitMs: number; done: number }[] = [];
  const latencies: { at: number; ms: number }[] = [];
  let [come, freeAt] = [0, 0];
  const passBack = ({ came, passedOn, waitMs }: (typeof answers)[number]) => {
    now += costs.answer;
    limit.leave(waitMs + now - passedOn, now);
    latencies.push({ at: now, ms: now - came });
  };
  const read = (came: number) => {
    const isRefused = backlog.isTooLong() || !limit.enter(now);
    now += isRefused ? costs.refusal : costs.request;
    if (isRefused) return;
    freeAt = Math.max(freeAt, now) + serviceMs;
    answers.push({ came, passedOn: now, waitMs: backlog.waitMs, done: freeAt });
  };
  while (now < seconds * 1_000) {
    t.mock.timers.tick(10);
    const turn = now;
    for (;;) {
      const came = (come * 1_000) / perSecond;
      const [next] = answers;
      const isAnswer = next !== undefined && next.done <= Math.min(came, turn);
      if (isAnswer) {
        answers.shift();
        passBack(next);
      } else if (came <= turn) {
        come += 1;
        read(came);
      } else break;
    }
    now = Math.max(now, turn + 10);
  }
  return { latencies };
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

  it('keeps the queue short where the front door is the narrow place', (t) => {
    const costs = { request: 0.12, answer: 0.08, refusal: 0.06 };
    const perSecond = 10_000;
    const { latencies } = overloadFrontDoor(t, { costs, serviceMs: 0.3, perSecond, seconds: 20 });
    const slowest = slowestOf(latencies, 3_000);
    assert.ok(slowest < 150, `an answer took ${slowest} ms`);
    // What is left of its time once everybody else is refused.
    const most = ((1_000 - perSecond * costs.refusal) / (costs.request + costs.answer - costs.refusal)) * 20;
    assert.ok(latencies.length > most * 0.9, `${latencies.length} answers of ${most}`);
  });

  it('never lets in fewer than the least, however slow the service is', () => {
    const limit = new RequestLimit(options);
    limit.enter(0);
    for (let round = 0; round < 100; round += 1) {
      assert.ok(limit.enter(round * 500));
      limit.leave(5_000, round * 500);
    }
    assert.equal(countEntering(limit), options.least - 1);
  });

  it('learns nothing from a request that was not answered', () => {
    const limit = new RequestLimit({ ...options, least: 1 });
    limit.enter(0);
    for (let round = 0; round < 100; round += 1) {
      assert.ok(limit.enter(round * 500));
      limit.leave(null, round * 500);
    }
    assert.equal(countEntering(limit), options.most - 1);
  });

  it('forgives a standstill', () => {
    const limit = new RequestLimit(options);
    let refused = 0;
    for (let now = 0; now < 5_000; now += 1) {
      // A thousand a second, each of 1 ms, but for a pause of 300 ms after two seconds.
      if (!limit.enter(now)) refused += 1;
      else if (now < 2_000 || now > 2_300) limit.leave(1, now);
      if (now === 2_300) for (let waited = 300; waited >= 0; waited -= 1) limit.leave(waited + 1, now);
    }
    assert.equal(refused, 0);
  });

  it('takes slow work for what it is, as long as some answers are fast', () => {
    const limit = new RequestLimit(options);
    limit.enter(0);
    for (let round = 0; round < 1_000; round += 1) {
      limit.enter(round * 60);
      limit.leave(round % 2 === 0 ? 2_000 : 3, round * 60);
    }
    assert.equal(countEntering(limit), options.most - 1);
  });

  it('lets everybody in again once answers are fast', () => {
    const limit = new RequestLimit(options);
    limit.enter(0);
    for (let round = 0; round < 50; round += 1) {
      limit.enter(round * 500);
      limit.leave(400, round * 500);
    }
    for (let now = 25_000; now < 45_000; now += 50) {
      limit.enter(now);
      limit.leave(2, now);
    }
    assert.equal(countEntering(limit), options.most - 1);
  });

  it('lets everybody in again once nobody has been there for a while', () => {
    const limit = new RequestLimit(options);
    limit.enter(0);
    for (let round = 0; round < 50; round += 1) {
      limit.enter(round * 500);
      limit.leave(400, round * 500);
    }
    limit.leave(400, 25_000);
    assert.ok(countEntering(limit, 25_000 + options.intervalMs - 1) < options.most / 2);
    for (let left = limit.underWay; left > 0; left -= 1) limit.leave(null, 26_000);
    assert.equal(countEntering(limit, 26_000 + options.intervalMs), options.most);
  });

  it('does not take the pause between two bursts for the end of the queue', () => {
    const limit = new RequestLimit(options);
    let entered = 0;
    // A busy event loop: in each turn it reads what came, and in the next it has every answer.
    for (let now = 0; now < 5_000; now += 100) {
      for (; entered > 0; entered -= 1) limit.leave(90, now);
      entered = countEntering(limit, now);
    }
    assert.equal(entered, options.least);
  });
});

function countEntering(limit: RequestLimit, now = 1_000_000): number {
  return Array.from({ length: options.most + 10 }, () => limit.enter(now)).filter(Boolean).length;
}
