import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { watchBacklog } from './backlog.ts';

/** An event loop whose turns the test decides the length of; `during` is asked at the end of each turn's reading. */
function createLoop(t: TestContext) {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let now = 0;
  const backlog = watchBacklog(() => now);
  t.after(() => backlog.close());
  return {
    turn: (ms: number) => {
      now += ms;
      const isTooLong = backlog.isTooLong();
      t.mock.timers.tick(10);
      return isTooLong;
    },
  };
}

test('an event loop that keeps up has no backlog, however busy it is', (t) => {
  const { turn } = createLoop(t);
  assert.ok(Array.from({ length: 100 }, () => turn(90)).every((isTooLong) => !isTooLong));
});

test('one long standstill is no backlog', (t) => {
  const { turn } = createLoop(t);
  turn(10);
  assert.equal(turn(350), false);
  assert.equal(turn(10), false);
});

test('long turns one after the other are one, until the loop has kept up once', (t) => {
  const { turn } = createLoop(t);
  const answers = Array.from({ length: 6 }, () => turn(150));
  assert.deepEqual(answers, [false, false, true, true, true, true]);
  assert.equal(turn(20), false);
  assert.equal(turn(150), false);
});
