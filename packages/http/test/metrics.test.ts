import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createService } from '@studyhall/http';
import { client, testLog } from '@studyhall/testing';

const options = {
  name: 'tutors',
  log: testLog,
  verifyToken: undefined,
  serviceSecret: undefined,
  rateLimit: false,
  now: Date.now,
} as const;

test('/metrics counts requests by method, route and status, and not those for itself', async (t) => {
  const app = await createService(options);
  t.after(() => app.close());
  app.get('/api/tutors/:id', { schema: { operationId: 'getTutor' } }, async () => ({}));
  const api = client(app);
  await api.get('/api/tutors/1');
  await api.get('/api/tutors/2');
  await api.get('/api/nothing');
  await api.get('/metrics');
  const { status, headers, body } = await api.get<string>('/metrics');
  assert.equal(status, 200);
  assert.match(headers.get('content-type') ?? '', /^text\/plain/);
  const counts = body.split('\n').filter((line) => line.startsWith('http_server_request_duration_count'));
  assert.equal(counts.length, 2);
  assert.match(body, /_count\{.*http_route="\/api\/tutors\/:id",http_response_status_code="200".*\} 2/);
  assert.match(body, /_count\{.*http_response_status_code="404".*\} 1/);
});

test('the front door shows none', async (t) => {
  const app = await createService({ ...options, name: 'edge', isFrontDoor: true });
  t.after(() => app.close());
  assert.equal((await client(app).get('/metrics')).status, 404);
});
