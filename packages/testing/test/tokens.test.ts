import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTokens } from '../src/index.ts';

test('a token is that of the person it is made for', async () => {
  const { tokenFor, verifier } = testTokens();
  const person = await verifier.verify(await tokenFor({ id: 'p1', roles: ['tutor'] }));
  assert.deepEqual([person.id, person.roles], ['p1', ['tutor']]);
});

test('a token ends after 15 minutes', async () => {
  let now = Date.parse('2026-01-05T09:00:00Z');
  const { tokenFor, verifier } = testTokens(() => now);
  const token = await tokenFor();
  now += 15 * 60_000;
  await assert.rejects(() => verifier.verify(token), { name: 'InvalidTokenError' });
});

test('another pair of keys is not trusted', async () => {
  const { verifier } = testTokens();
  const token = await testTokens().tokenFor();
  await assert.rejects(() => verifier.verify(token), { name: 'InvalidTokenError' });
});
