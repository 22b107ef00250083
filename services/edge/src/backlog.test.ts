import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { watchBacklog } from './backlog.ts';

/** An event loop: each turn reads so many requests in so long, and answers how many of them came too late. */
function createLoop(t: TestContext) {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let now = 0;
  const backlog = watchBacklog(() => now);
  t.after(() => backlog.close());
  return (requests: number, ms: number) => {
    let late = 0;
    for (let request = 0; request < requests; request += 1) {
      now += ms / requests;
      if (backlog.isTooLong()) late += 1;
    }
    t.mock.timers.tick(10);
    return late;
  };
}

test('an event loop that keeps up is never behind, however busy it is', (t) => {
  const turn = createLoop(t);
  assert.ok(Array.from({ length: 100 }, () => turn(900, 90)).every((late) => late === 0));
});

test('one long standstill leaves nobody behind', (t) => {
  const turn = createLoop(t);
  turn(100, 10);
  assert.equal(turn(350, 350), 0);
  assert.equal(turn(100, 10), 0);
});

test('where one long turn follows the other, what is read late in each is too late', (t) => {
  const turn = createLoop(t);
  const late = Array.from({ length: 5 }, () => turn(1_500, 150));
  assert.deepEqual(late, [0, 0, 401, 401, 401]);
  assert.equal(turn(100, 20), 0);
  assert.equal(turn(1_500, 150), 0);
});

test('a machine that is slow by itself serves a few all the same', (t) => {
  const turn = createLoop(t);
  assert.ok(Array.from({ length: 10 }, () => turn(256, 500)).every((late) => late === 0));
  assert.equal(turn(257, 500), 1);
});
