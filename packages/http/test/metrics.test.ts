import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createService } from '@studyhall/http';
import { client, type TestClient, testLog } from '@studyhall/testing';

const options = {
  name: 'tutors',
  log: testLog,
  verifyToken: undefined,
  serviceSecret: undefined,
  rateLimit: false,
  now: Date.now,
} as const;

/** The registry is the process's: other tests may have counted before. */
async function readCounts(api: TestClient) {
  const { body } = await api.get<string>('/metrics');
  const countOf = (labels: string) =>
    Number(body.match(new RegExp(`_count\\{.*${labels}.*\\} (\\d+)`))?.[1] ?? 0);
  return {
    found: countOf('http_route="/api/metered/:id",http_response_status_code="200"'),
    missing: countOf('http_response_status_code="404"'),
    own: countOf('http_route="/metrics"'),
  };
}

test('/metrics counts requests by method, route and status, and not those for itself', async (t) => {
  const app = await createService(options);
  t.after(() => app.close());
  app.get('/api/metered/:id', { schema: { operationId: 'getMetered' } }, async () => ({}));
  const api = client(app);
  const before = await readCounts(api);
  await api.get('/api/metered/1');
  await api.get('/api/metered/2');
  await api.get('/api/nothing');
  const { status, headers } = await api.get('/metrics');
  assert.equal(status, 200);
  assert.match(headers.get('content-type') ?? '', /^text\/plain/);
  const after = await readCounts(api);
  assert.deepEqual(after, { found: before.found + 2, missing: before.missing + 1, own: 0 });
});

test('the front door shows none', async (t) => {
  const app = await createService({ ...options, name: 'edge', isFrontDoor: true });
  t.after(() => app.close());
  assert.equal((await client(app).get('/metrics')).status, 404);
});
