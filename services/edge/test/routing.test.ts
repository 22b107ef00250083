import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { RequestListener } from 'node:http';
import { type TestContext, test } from 'node:test';
import { applyRoutes, type Replacement } from '@studyhall/http';
import { type ServiceName, services } from '@studyhall/platform';
import { client } from '@studyhall/testing';
import { type Echo, echo, sendBytes, startFrontDoor, startService } from './front-door.ts';

test('every prefix of the catalogue leads to its service', async (t) => {
  const names = services.filter(({ prefixes }) => prefixes.length > 0).map(({ name }) => name);
  const urls = await Promise.all(
    names.map(async (name) => [name, await startService(t, (_q, response) => response.end(name))]),
  );
  const edge = client(await startFrontDoor(t, { services: Object.fromEntries(urls) }));
  for (const { name, prefixes } of services) {
    for (const prefix of prefixes) {
      assert.equal((await edge.get(prefix)).body, name);
      assert.equal((await edge.get(`${prefix}/a/b?c=d`)).body, name);
    }
  }
});

test('method, path, query, body and answer pass unchanged', async (t) => {
  const edge = client(await startFrontDoor(t, { services: { tutors: await startService(t, echo) } }));
  for (const method of ['post', 'put', 'patch', 'delete'] as const) {
    const path = '/api/tutors/caf%C3%A9/x?q=a%2Fb&q=c';
    const { status, body } = await edge[method]<Echo>(path, { body: { hours: [1, 2] } });
    assert.equal(status, 200);
    assert.deepEqual([body.method, body.url, body.body], [method.toUpperCase(), path, '{"hours":[1,2]}']);
  }
});

test('a body without a media type passes too', async (t) => {
  const edge = await startFrontDoor(t, { services: { tutors: await startService(t, echo) } });
  const answer = await sendBytes(
    edge,
    'POST /api/tutors HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfour',
  );
  assert.match(answer, /"body":"four"/);
});

test('several cookies stay several headers', async (t) => {
  const cookies = ['a=1; HttpOnly', 'b=2; HttpOnly'];
  const identity = await startService(t, (_q, response) => response.setHeader('set-cookie', cookies).end());
  const edge = client(await startFrontDoor(t, { services: { identity } }));
  assert.deepEqual((await edge.get('/api/auth/token')).headers.getSetCookie(), cookies);
});

test('HEAD is answered by the service, without a body', async (t) => {
  const tutors = await startService(t, (request, response) => {
    response.writeHead(200, { 'content-length': 5, 'x-method': String(request.method) });
    response.end(request.method === 'HEAD' ? undefined : 'hello');
  });
  const edge = await startFrontDoor(t, { services: { tutors } });
  const response = await fetch(`${edge}/api/tutors`, { method: 'HEAD' });
  assert.equal(response.headers.get('x-method'), 'HEAD');
  assert.equal(response.headers.get('content-length'), '5');
});

test('OPTIONS is answered by the service', async (t) => {
  const edge = await startFrontDoor(t, { services: { tutors: await startService(t, echo) } });
  const response = await fetch(`${edge}/api/tutors`, { method: 'OPTIONS' });
  assert.equal(((await response.json()) as Echo).method, 'OPTIONS');
});

const answerAtOnce: RequestListener = (_request, response) => response.end('replacement');

interface Trial extends Omit<Replacement, 'url'> {
  readonly answer?: RequestListener;
  readonly copyMs?: number;
}

/** A service and its replacement, which notes what it is asked, and answers then. */
async function startReplacement(
  t: TestContext,
  name: ServiceName,
  { answer = answerAtOnce, copyMs = 5_000, ...tried }: Trial,
) {
  const primary = await startService(t, (_q, response) => response.end('primary'));
  const copies: { path: string | undefined; traceparent: unknown }[] = [];
  const arrivals = new EventEmitter();
  const url = await startService(t, (request, response) => {
    copies.push({ path: request.url, traceparent: request.headers['traceparent'] });
    answer(request, response);
    arrivals.emit('copy');
  });
  const edge = client(await startFrontDoor(t, { services: { [name]: primary }, times: { copyMs } }));
  const routes = { type: 'routes', routes: { [name]: { primary, replacement: { url, ...tried } } } } as const;
  applyRoutes(routes);
  t.after(() => applyRoutes({ type: 'routes', routes: {} }));
  const arrived = async (count: number) => {
    while (copies.length < count) await once(arrivals, 'copy');
  };
  return { edge, copies, arrived, routes };
}

test('a replacement is asked a copy of as many reads as is said, and nobody sees its answers', async (t) => {
  const { edge, copies, arrived } = await startReplacement(t, 'tutors', { share: 0, copied: 50 });
  for (let asked = 1; asked <= 20; asked += 1) {
    assert.equal((await edge.get(`/api/tutors?page=${asked}`)).body, 'primary');
  }
  await arrived(10);
  const even = Array.from({ length: 10 }, (_, index) => `/api/tutors?page=${2 * index + 2}`);
  assert.deepEqual(
    copies.map(({ path }) => path),
    even,
  );
  assert.deepEqual(
    copies.filter(({ traceparent }) => traceparent !== undefined),
    [],
  );
});

test('what writes, goes on without end, or works once is not copied', async (t) => {
  const tutors = await startReplacement(t, 'tutors', { share: 0, copied: 100 });
  await tutors.edge.post('/api/sessions', { body: {} });
  await tutors.edge.get('/api/tutors?live', { headers: { accept: 'text/event-stream' } });
  const identity = await startReplacement(t, 'identity', { share: 0, copied: 100 });
  await identity.edge.get('/api/auth/verify-email?token=once');
  // Whatever had been copied before would have come before this.
  applyRoutes(tutors.routes);
  await tutors.edge.get('/api/tutors');
  await tutors.arrived(1);
  assert.deepEqual(
    tutors.copies.map(({ path }) => path),
    ['/api/tutors'],
  );
  assert.deepEqual(identity.copies, []);
});

test('a copy that breaks off is noticed by nobody', async (t) => {
  const { edge, arrived } = await startReplacement(t, 'tutors', {
    share: 0,
    copied: 100,
    answer: (_request, response) => response.destroy(),
  });
  assert.equal((await edge.get('/api/tutors')).body, 'primary');
  await arrived(1);
  assert.equal((await edge.get('/api/tutors')).body, 'primary');
});

const endless = {
  'is a stream of events': { contentType: 'text/event-stream; charset=utf-8', copyMs: 60_000 },
  'takes too long': { contentType: 'application/json', copyMs: 50 },
};

for (const [what, { contentType, copyMs }] of Object.entries(endless)) {
  test(`a copy whose answer ${what} is broken off`, { timeout: 10_000 }, async (t) => {
    const ended = Promise.withResolvers<void>();
    const answer: RequestListener = (_request, response) => {
      response.once('close', ended.resolve).writeHead(200, { 'content-type': contentType }).write(' ');
    };
    const { edge } = await startReplacement(t, 'tutors', { share: 0, copied: 100, answer, copyMs });
    assert.equal((await edge.get('/api/tutors')).body, 'primary');
    await ended.promise;
  });
}

const leadsNowhere = [
  '/internal',
  '/internal/reservations',
  '/INTERNAL/reservations',
  '//internal/reservations',
  '/%69nternal/reservations',
  '/internal%2Freservations',
  '/api/../internal/reservations',
  '/api/tutors/../../internal/reservations',
  '/api/tutors/%2e%2e/%2e%2e/internal/reservations',
  '/api/tutors/.%2E/%2e./internal/reservations',
  '/api/tutors/%252e%252e/%252e%252e/internal/reservations',
  '/api/tutors/..;/..;/internal/reservations',
  '/api/tutors/..%3b/internal/reservations',
  '/api/tutors//internal/reservations',
  '/api/tutors/..%2f..%2finternal',
  '/api/tutors/..\\..\\internal',
  '/api/tutors/..%5c..%5cinternal',
  '/api/tutors/..%00/internal',
  '/api/tutors/./x',
  '/api/tutors/..',
  '/api/tutorsx',
  '/api/Tutors',
  '/api',
  '/metrics',
  '/healthz/tutors',
  '/tutors/metrics',
  'http://tutors/internal/reservations',
  '*',
];

for (const target of leadsNowhere) {
  test(`${target} leads nowhere`, async (t) => {
    let reached = 0;
    const tutors = await startService(t, (_q, response) => {
      reached += 1;
      response.end();
    });
    const edge = await startFrontDoor(t, { services: { tutors, calendar: tutors } });
    const answer = await sendBytes(edge, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 404 /);
    assert.match(answer, /content-type: application\/problem\+json/i);
    assert.equal(reached, 0);
  });
}

test('an unknown method is refused', async (t) => {
  const edge = await startFrontDoor(t, { services: { tutors: await startService(t, echo) } });
  const answer = await sendBytes(edge, 'TRACE /api/tutors HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  assert.match(answer, /^HTTP\/1\.1 40[45] /);
});

test('one address may not ask without end', async (t) => {
  const tutors = await startService(t, (_q, response) => response.end());
  const edge = client(await startFrontDoor(t, { services: { tutors }, rateLimit: true, now: () => 0 }));
  for (let asked = 0; asked < 2000; asked += 100) {
    await Promise.all(Array.from({ length: 100 }, () => edge.get('/api/tutors')));
  }
  const refused = await edge.get('/api/tutors', { headers: { 'x-forwarded-for': '203.0.113.9' } });
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '1');
});
