import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryConflicts } from './retry.ts';

const deadlock = Object.assign(new Error('Deadlock found'), { errno: 1213 });
const lockWait = Object.assign(new Error('Lock wait timeout exceeded'), { errno: 1205 });
const busy = Object.assign(new Error('database is locked'), { errcode: 5 });

/** An attempt that fails as often as there are errors, then answers how often it ran. */
function failing(errors: readonly Error[]) {
  let runs = 0;
  return async () => {
    const error = errors[runs++];
    if (error !== undefined) throw error;
    return runs;
  };
}

for (const error of [deadlock, lockWait, busy]) {
  test(`"${error.message}" is tried again`, async () => {
    const seen: unknown[] = [];
    assert.equal(await retryConflicts(failing([error, error]), (lost) => seen.push(lost)), 3);
    assert.deepEqual(seen, [error, error]);
  });
}

test('after five more attempts it is given up as unavailable', async () => {
  let runs = 0;
  const attempt = async () => {
    runs += 1;
    throw deadlock;
  };
  await assert.rejects(() => retryConflicts(attempt, () => undefined), {
    name: 'DatabaseUnavailableError',
    cause: deadlock,
  });
  assert.equal(runs, 6);
});

test('any other error ends it at once', async () => {
  const other = new Error('no such table');
  await assert.rejects(() => retryConflicts(failing([other]), () => undefined), other);
});
