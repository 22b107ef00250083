import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { client, type TestClient } from '@studyhall/testing';
import { echo, listenOn, startFrontDoor, startService, stopAtOnce } from './front-door.ts';

const mostUnderWay = 512;
const leastUnderWay = 64;

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly traceId: string;
}

test('a service that is down gives 503 with Retry-After, and the others answer', async (t) => {
  const edge = client(await startFrontDoor(t, { services: { students: await startService(t, echo) } }));
  for (const method of ['get', 'post'] as const) {
    const { status, body, headers } = await edge[method]<Problem>('/api/tutors');
    assert.deepEqual([status, body.code], [503, 'tutors-unavailable']);
    assert.equal(headers.get('retry-after'), '1');
    assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.match(body.traceId, /^[0-9a-f]{32}$/);
  }
  assert.equal((await edge.get('/api/students/me')).status, 200);
});

test('once known to be down, a service is not waited for', async (t) => {
  const edge = client(await startFrontDoor(t, { times: { restartGraceMs: 2_000 } }));
  await edge.get('/api/tutors');
  const started = performance.now();
  assert.equal((await edge.get('/api/tutors')).status, 503);
  assert.ok(performance.now() - started < 1_500);
});

test('a service that comes back is used again at once', async (t) => {
  const service = createServer(echo);
  const tutors = await listenOn(service);
  stopAtOnce(service);
  const edge = client(await startFrontDoor(t, { services: { tutors } }));
  assert.equal((await edge.get('/api/tutors')).status, 503);
  await startService(t, echo, Number(new URL(tutors).port));
  await untilAnswered(edge);
});

test('what a service cannot answer in time is refused at once, and the others answer', async (t) => {
  const held: ServerResponse[] = [];
  const full = Promise.withResolvers<void>();
  const tutors = await startService(t, (_request, response) => {
    if (held.push(response) === mostUnderWay) full.resolve();
  });
  const services = { tutors, students: await startService(t, echo) };
  const edge = client(await startFrontDoor(t, { services }));
  const accepted = Array.from({ length: mostUnderWay }, () => edge.get('/api/tutors'));
  await full.promise;
  const { status, body, headers } = await edge.get<Problem>('/api/tutors');
  assert.deepEqual([status, body.code, headers.get('retry-after')], [503, 'tutors-overloaded', '1']);
  assert.equal((await edge.get('/api/students/me')).status, 200);
  for (const response of held) response.end();
  assert.deepEqual(new Set((await Promise.all(accepted)).map((answer) => answer.status)), new Set([200]));
});

test('a wait to be read counts as one for the service, so that fewer are let in', async (t) => {
  const held: ServerResponse[] = [];
  const arrivals = new EventEmitter();
  const tutors = await startService(t, (request, response) => {
    if (request.url === '/api/tutors') response.end();
    else arrivals.emit('held', held.push(response));
  });
  const backlog = { isTooLong: () => false, waitMs: 150, close: () => undefined };
  const edge = client(await startFrontDoor(t, { services: { tutors }, backlog }));
  const accepted = [];
  for (let underWay = 1; underWay <= leastUnderWay; underWay += 1) {
    const arrived = once(arrivals, 'held');
    accepted.push(edge.get('/api/tutors/held'));
    await arrived;
  }
  // Only a queue that stands for a while is one.
  const patience = AbortSignal.timeout(20_000);
  let answer = await edge.get<Problem>('/api/tutors');
  assert.equal(answer.status, 200);
  while (answer.status === 200 && !patience.aborted) answer = await edge.get<Problem>('/api/tutors');
  assert.equal(answer.body.code, 'tutors-overloaded');
  for (const response of held) response.end();
  assert.deepEqual(new Set((await Promise.all(accepted)).map((answer) => answer.status)), new Set([200]));
});

test('what would wait too long at the front door itself is refused at once, but for probes', async (t) => {
  let isTooLong = true;
  const services = { tutors: await startService(t, echo) };
  const backlog = { isTooLong: () => isTooLong, waitMs: 0, close: () => undefined };
  const edge = client(await startFrontDoor(t, { services, backlog }));
  for (const path of ['/api/tutors', '/', '/api/status']) {
    const asked = { headers: { 'x-request-id': 'from-outside' } };
    const { status, body, headers } = await edge.get<Problem>(path, asked);
    assert.deepEqual([status, body.code, headers.get('retry-after')], [503, 'edge-overloaded', '1'], path);
    assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.match(body.traceId, /^[0-9a-f]{32}$/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('x-request-id'), 'from-outside');
  }
  assert.equal((await edge.get('/readyz')).status, 200);
  isTooLong = false;
  assert.equal((await edge.get('/api/tutors')).status, 200);
});

test('a service that does not answer in time gives 504', async (t) => {
  const tutors = await startService(t, () => {});
  const edge = client(await startFrontDoor(t, { services: { tutors }, times: { answerMs: 100 } }));
  const { status, body, headers } = await edge.get<Problem>('/api/tutors');
  assert.deepEqual([status, body.code, headers.get('retry-after')], [504, 'tutors-timeout', '1']);
});

test('a service that keeps not answering is left alone until it answers a probe', async (t) => {
  let stuck = true;
  const tutors = await startService(t, (_request, response) => {
    if (!stuck) response.end();
  });
  const times = { answerMs: 50, probeMs: 50 };
  const edge = client(await startFrontDoor(t, { services: { tutors }, times }));
  const first = await Promise.all(Array.from({ length: 5 }, () => edge.get('/api/tutors')));
  assert.deepEqual(new Set(first.map(({ status }) => status)), new Set([504]));
  assert.equal((await edge.get('/api/tutors')).status, 503);
  stuck = false;
  await untilAnswered(edge);
});

test('an answer that breaks off reaches the client broken off, not shortened', async (t) => {
  const tutors = await startService(t, (_request, response) => {
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  });
  const edge = await startFrontDoor(t, { services: { tutors } });
  const response = await fetch(`${edge}/api/tutors`);
  assert.equal(response.status, 200);
  await assert.rejects(response.text());
});

test('a read whose connection breaks before the answer is asked again', async (t) => {
  let asked = 0;
  const tutors = await startService(t, (request, response) => {
    if (request.url === '/api/tutors') asked += 1;
    if (asked === 1 && request.url === '/api/tutors') request.socket.destroy();
    else echo(request, response);
  });
  const edge = client(await startFrontDoor(t, { services: { tutors } }));
  assert.equal((await edge.get('/api/tutors')).status, 200);
  assert.equal(asked, 2);
});

test('a write whose connection breaks is never sent again', async (t) => {
  let asked = 0;
  const tutors = await startService(t, (request, response) => {
    if (request.method !== 'POST') return void echo(request, response);
    asked += 1;
    request.socket.destroy();
  });
  const edge = client(await startFrontDoor(t, { services: { tutors } }));
  const { status, body } = await edge.post<Problem>('/api/tutors', { body: { a: 1 } });
  assert.deepEqual([status, body.code, asked], [502, 'tutors-failed', 1]);
});

test('an answer that is not HTTP gives 502', async (t) => {
  const tutors = await startTcpService(t, 'HELLO\r\n\r\n');
  const edge = client(await startFrontDoor(t, { services: { tutors } }));
  const { status, body } = await edge.get<Problem>('/api/tutors');
  assert.deepEqual([status, body.code], [502, 'tutors-failed']);
  assert.doesNotMatch(body.detail, /parse|HPE|127\.0\.0\.1/i);
});

test('an answer with more header bytes than are sensible gives 502', async (t) => {
  const tutors = await startTcpService(t, `HTTP/1.1 200 OK\r\nX-Long: ${'a'.repeat(200_000)}\r\n\r\n`);
  const edge = client(await startFrontDoor(t, { services: { tutors } }));
  assert.equal((await edge.get('/api/tutors')).status, 502);
});

/** The next probe finds it; how soon that is depends on the machine. */
async function untilAnswered(edge: TestClient): Promise<void> {
  let status = 503;
  for (const until = Date.now() + 10_000; status === 503 && Date.now() < until; await delay(10)) {
    status = (await edge.get('/api/tutors')).status;
  }
  assert.equal(status, 200);
}

/** Answers everything with the same bytes. */
async function startTcpService(t: { after: (end: () => void) => void }, bytes: string): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end(bytes));
  });
  t.after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address and a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
