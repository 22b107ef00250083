import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError } from '@studyhall/http';
import { ImportTurns } from './import-turns.ts';

test('a person has one turn at once, and all together eight', async () => {
  const turns = new ImportTurns();
  const { promise, resolve } = Promise.withResolvers<void>();
  const people = Array.from({ length: 8 }, (_, index) => `person ${index}`);
  const [first, ...others] = people.map((personId) => turns.take(personId, () => promise));
  await assert.rejects(
    turns.take('one more', async () => {}),
    UnavailableError,
  );
  resolve();
  await Promise.all([first, ...others]);
  const { promise: endless, reject } = Promise.withResolvers<void>();
  const mine = turns.take('person 0', () => endless);
  await assert.rejects(
    turns.take('person 0', async () => {}),
    (error) => error instanceof UnavailableError && error.problem.retryAfterSeconds === 5,
  );
  await turns.take('one more', async () => {});
  reject(new Error('unreadable'));
  await assert.rejects(mine, /unreadable/);
  await turns.take('person 0', async () => {});
});
