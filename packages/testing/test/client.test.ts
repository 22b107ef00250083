import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { client, type Stub, startStub } from '../src/index.ts';

describe('a client of an API under test', () => {
  let stub: Stub;
  before(async () => {
    stub = await startStub(({ path }) =>
      path === '/missing' ? { status: 404, body: { code: 'not-found' } } : { status: 201, body: { path } },
    );
  });
  after(() => stub.close());

  test('sends JSON and a token, and parses what comes back', async () => {
    const answer = await client(stub.url).post('/things?a=1', { token: 't', body: { name: 'é' } });
    assert.deepEqual([answer.status, answer.body], [201, { path: '/things?a=1' }]);
    const asked = stub.requests.at(-1);
    assert.deepEqual([asked?.method, asked?.body], ['POST', { name: 'é' }]);
    assert.equal(asked?.headers.authorization, 'Bearer t');
  });

  test('parses a problem document', async () => {
    const { status, body } = await client(stub.url).get<{ code: string }>('/missing');
    assert.deepEqual([status, body.code], [404, 'not-found']);
  });
});
