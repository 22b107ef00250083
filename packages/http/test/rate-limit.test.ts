import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ServiceApp } from '@studyhall/http';
import { type ProblemBody, startService } from './build-service.ts';

const addRoutes = (app: ServiceApp) => {
  app.get(
    '/api/tutors',
    { onRequest: [app.limit('costly'), app.authenticateOptionally], schema: { operationId: 'list' } },
    () => ({}),
  );
};

async function startLimited(rateLimit = true) {
  const clock = { now: Date.now() };
  const service = await startService(addRoutes, { rateLimit, now: () => clock.now });
  const ask = async (times: number, headers: Record<string, string> = {}) => {
    const answers = Array.from({ length: times }, () =>
      service.http.get<ProblemBody>('/api/tutors', { headers }),
    );
    return Promise.all(answers);
  };
  return { ...service, clock, ask };
}

const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status);
const count = (answers: readonly { status: number }[], wanted: number) =>
  answers.filter(({ status }) => status === wanted).length;

describe('limits', () => {
  test('refuse what is over the burst, with Retry-After, and let go in time', async () => {
    const { app, ask, clock } = await startLimited();
    const answers = await ask(32);
    assert.deepEqual([count(answers, 200), count(answers, 429)], [30, 2]);
    const refused = answers.find(({ status }) => status === 429);
    assert.equal(refused?.body.code, 'too-many-requests');
    assert.equal(refused?.headers.get('retry-after'), '1');
    clock.now += 1_000;
    assert.deepEqual(statuses(await ask(4)).sort(), [200, 200, 200, 429]);
    await app.close();
  });

  test('count each client address by itself', async () => {
    const { app, ask } = await startLimited();
    await ask(31, { 'studyhall-client-address': '203.0.113.1' });
    assert.deepEqual(statuses(await ask(1, { 'studyhall-client-address': '203.0.113.2' })), [200]);
    await app.close();
  });

  test('are not fooled by addresses that the client claims itself', async () => {
    const { app, ask } = await startLimited();
    await ask(30, { 'x-forwarded-for': '198.51.100.1' });
    assert.deepEqual(statuses(await ask(1, { 'x-forwarded-for': '198.51.100.2' })), [429]);
    await app.close();
  });

  test('count a person by itself, wherever they are', async () => {
    const { app, ask, tokens } = await startLimited();
    const [one, other] = [await tokens.tokenFor(), await tokens.tokenFor()];
    await ask(1, { authorization: `Bearer ${one}` });
    await ask(1, { authorization: `Bearer ${other}` });
    await ask(31, { authorization: `Bearer ${one}` });
    assert.deepEqual(statuses(await ask(1, { authorization: `Bearer ${one}` })), [429]);
    assert.deepEqual(statuses(await ask(1, { authorization: `Bearer ${other}` })), [200]);
    await app.close();
  });

  test('count a token that is not valid for its address', async () => {
    const { app, ask } = await startLimited();
    const guesses = await Promise.all(
      Array.from({ length: 31 }, (_, index) => ask(1, { authorization: `Bearer guess-${index}` })),
    );
    assert.equal(count(guesses.flat(), 429), 1);
    await app.close();
  });

  test('can be turned off', async () => {
    const { app, ask } = await startLimited(false);
    assert.equal(count(await ask(60), 200), 60);
    await app.close();
  });
});
