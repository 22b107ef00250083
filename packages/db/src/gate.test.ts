import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Gate } from './gate.ts';

const unavailable = { name: 'DatabaseUnavailableError' };

test('lets as many in as there are places', async () => {
  const gate = new Gate({ places: 2, maxWaiting: 1, patienceMs: 1_000 });
  await Promise.all([gate.enter(), gate.enter()]);
  assert.deepEqual([gate.inside, gate.waiting], [2, 0]);
});

test('lets those who wait in, in the order in which they came', async () => {
  const gate = new Gate({ places: 1, maxWaiting: 5, patienceMs: 1_000 });
  const order: number[] = [];
  const visit = async (number: number) => {
    await gate.enter();
    order.push(number);
    gate.leave();
  };
  await gate.enter();
  const visits = [1, 2, 3].map(visit);
  gate.leave();
  await Promise.all(visits);
  assert.deepEqual(order, [1, 2, 3]);
  assert.deepEqual([gate.inside, gate.waiting], [0, 0]);
});

test('turns away at once whoever finds the waiting room full', async () => {
  const gate = new Gate({ places: 1, maxWaiting: 1, patienceMs: 1_000 });
  await gate.enter();
  const waiting = gate.enter();
  await assert.rejects(() => gate.enter(), unavailable);
  gate.leave();
  await waiting;
});

test('turns away whoever has waited too long, and keeps the place for the next', async () => {
  const gate = new Gate({ places: 1, maxWaiting: 5, patienceMs: 20 });
  await gate.enter();
  await assert.rejects(() => gate.enter(), unavailable);
  const next = gate.enter();
  gate.leave();
  await next;
  assert.equal(gate.inside, 1);
});

test('closes: nobody enters, those who wait are turned away, those inside finish', async () => {
  const gate = new Gate({ places: 1, maxWaiting: 5, patienceMs: 1_000 });
  await gate.enter();
  const waiting = assert.rejects(gate.enter(), unavailable);
  const closing = gate.close();
  await waiting;
  await assert.rejects(() => gate.enter(), unavailable);
  gate.leave();
  await closing;
});
