import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { type TestContext, test } from 'node:test';
import { serviceNames } from '@studyhall/platform';
import { client, testTokens } from '@studyhall/testing';
import { startFrontDoor, startService } from './front-door.ts';

interface Figures {
  readonly requests: number;
  readonly errors: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

interface Operations {
  readonly from: string;
  readonly to: string;
  readonly services: Readonly<
    Record<
      string,
      Figures & {
        readonly state: string;
        readonly version: string | null;
        readonly rate: number;
        readonly queueDepth: number | null;
        readonly queueAge: number | null;
        readonly parked: number | null;
        readonly minutes: readonly (Figures & { readonly start: string })[];
      }
    >
  >;
}

const tokens = testTokens();
const report = { version: '1.2.3+abc', queueDepth: 3, queueAge: 1.5, parked: 1 };

/** Answers as a service does: ready, and with a report to who has a token for it. */
const answering: RequestListener = (request, response) => {
  const { url = '', headers } = request;
  if (url === '/internal/operations' && !headers.authorization?.startsWith('Bearer ey')) {
    response.writeHead(401).end();
    return;
  }
  const status = url.startsWith('/api/tutors/broken') ? 500 : 200;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(url === '/internal/operations' ? JSON.stringify(report) : '{}');
};

async function start(t: TestContext) {
  const tutors = await startService(t, answering);
  const edge = client(await startFrontDoor(t, { services: { tutors }, tokens }));
  const token = await tokens.tokenFor({ roles: ['student', 'admin'] });
  return { edge, read: () => edge.get<Operations>('/api/operations', { token }) };
}

test('an admin sees each service of the catalogue, with what it says of itself', async (t) => {
  const { read } = await start(t);
  const { status, body, headers } = await read();
  assert.equal(status, 200);
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.deepEqual(Object.keys(body.services), [...serviceNames]);
  const { state, version, queueDepth, queueAge, parked } = body.services['tutors'] ?? assert.fail();
  assert.deepEqual({ state, version, queueDepth, queueAge, parked }, { state: 'up', ...report });
});

test('a service that cannot be asked is down, and the others are shown all the same', async (t) => {
  const { read } = await start(t);
  const { services } = (await read()).body;
  const { state, version, queueDepth, queueAge, requests, p99 } = services['groups'] ?? assert.fail();
  assert.deepEqual(
    [state, version, queueDepth, queueAge, requests, p99],
    ['down', null, null, null, 0, null],
  );
  const edge = services['edge'] ?? assert.fail();
  assert.deepEqual([edge.state, edge.version, edge.queueDepth], ['up', 'unknown', null]);
});

test('requests count for the service they were passed to and for the front door, by the minute', async (t) => {
  const { edge, read } = await start(t);
  await edge.get('/api/tutors');
  await edge.get('/api/tutors/broken');
  await edge.get('/api/groups');
  await edge.get('/api/nothing');
  const { from, to, services } = (await read()).body;
  const { tutors, groups } = services;
  assert.deepEqual([tutors?.requests, tutors?.errors], [2, 1]);
  assert.deepEqual([groups?.requests, groups?.errors], [1, 1]);
  assert.deepEqual([services['edge']?.requests, services['edge']?.errors], [4, 2]);
  const { p50 = 0, p95 = 0, p99 = 0, rate = 0, minutes = [] } = tutors ?? {};
  assert.ok(p50 !== null && p95 !== null && p99 !== null && 0 < p50 && p50 <= p95 && p95 <= p99);
  const seconds = Math.max(1, (Date.parse(to) - Date.parse(from)) / 1000);
  assert.ok(Math.abs(rate - 2 / seconds) < 0.1);
  assert.equal(
    minutes.reduce((sum, { requests }) => sum + requests, 0),
    2,
  );
});

test('a stream of events counts with the time until it began', async (t) => {
  const { promise: opened, resolve: end } = Promise.withResolvers<() => void>();
  const notifications = await startService(t, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: 1\n\n');
    end(() => response.end());
  });
  const edge = client(await startFrontDoor(t, { services: { notifications }, tokens }));
  const begunAt = performance.now();
  const streaming = edge.get('/api/notifications/stream');
  const endStream = await opened;
  const openMs = 300;
  setTimeout(endStream, openMs);
  await streaming;
  const wholeMs = performance.now() - begunAt;
  const token = await tokens.tokenFor({ roles: ['admin'] });
  const { services } = (await edge.get<Operations>('/api/operations', { token })).body;
  const { requests, p99 } = services['notifications'] ?? assert.fail();
  assert.equal(requests, 1);
  assert.ok(p99 !== null && p99 < wholeMs - openMs / 2);
});

test('nobody else sees it', async (t) => {
  const { edge } = await start(t);
  assert.equal((await edge.get('/api/operations')).status, 401);
  assert.equal((await edge.get('/api/operations', { token: 'made up' })).status, 401);
  for (const role of ['student', 'tutor', 'coordinator'] as const) {
    const token = await tokens.tokenFor({ roles: [role] });
    assert.equal((await edge.get('/api/operations', { token })).status, 403);
  }
});
