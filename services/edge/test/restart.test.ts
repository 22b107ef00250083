import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createService, drainingHeader, listen, type ServiceApp, stopGracefully } from '@studyhall/http';
import { testLog } from '@studyhall/testing';
import { startFrontDoor, startService } from './front-door.ts';

async function startTutors(port: number): Promise<{ app: ServiceApp; url: string }> {
  const app = await createService({
    name: 'tutors',
    log: testLog,
    verifyToken: undefined,
    serviceSecret: undefined,
    rateLimit: false,
    now: Date.now,
  });
  const hidden = { schema: { hide: true } };
  app.get('/api/tutors', hidden, async () => {
    await delay(5);
    return { items: [] };
  });
  app.post('/api/sessions', hidden, async (_request, reply) => reply.code(201).send({}));
  return { app, url: await listen(app, { host: '127.0.0.1', port }) };
}

test('64 clients do not notice that a service restarts', async (t) => {
  const first = await startTutors(0);
  const services = { tutors: first.url };
  const edge = await startFrontDoor(t, { services, times: { restartGraceMs: 5_000 } });
  let running = true;
  const statuses = new Map<number, number>();
  const count = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const clients = Array.from({ length: 64 }, async (_, index) => {
    while (running) {
      const isWriter = index % 4 === 0;
      const response = await fetch(`${edge}/api/${isWriter ? 'sessions' : 'tutors'}`, {
        method: isWriter ? 'POST' : 'GET',
      });
      await response.arrayBuffer();
      count(response.status);
    }
  });
  await delay(300);
  await stopGracefully(first.app);
  await delay(500);
  const second = await startTutors(Number(new URL(first.url).port));
  t.after(() => second.app.close());
  await delay(300);
  running = false;
  await Promise.all(clients);
  assert.deepEqual([...statuses.keys()].sort(), [200, 201]);
});

test('a service that says it drains is sent nothing more until one is ready in its place', async (t) => {
  const seen: string[] = [];
  let draining = true;
  const tutors = await startService(t, ({ method, url }, response) => {
    seen.push(`${method} ${url}`);
    if (draining) response.setHeader(drainingHeader, 'true');
    if (url === '/readyz' && draining) response.statusCode = 503;
    if (url === '/readyz') draining = false;
    response.end();
  });
  const edge = await startFrontDoor(t, { services: { tutors }, times: { restartGraceMs: 5_000 } });
  const last = await fetch(`${edge}/api/tutors`);
  assert.deepEqual([last.status, last.headers.get(drainingHeader)], [200, null]);
  assert.equal((await fetch(`${edge}/api/sessions`, { method: 'POST' })).status, 200);
  assert.deepEqual(seen, ['GET /api/tutors', 'GET /readyz', 'GET /readyz', 'POST /api/sessions']);
});
