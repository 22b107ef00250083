import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceNames } from '@studyhall/platform';
import { client } from '@studyhall/testing';
import { startFrontDoor, startService } from './front-door.ts';

interface Status {
  readonly services: Readonly<Record<string, string>>;
}

test('200 when every service is ready, and each is named', async (t) => {
  const ready = await startService(t, (_request, response) => response.end());
  const services = Object.fromEntries(serviceNames.map((name) => [name, ready]));
  const edge = client(await startFrontDoor(t, { services }));
  const { status, body } = await edge.get<Status>('/api/status');
  assert.equal(status, 200);
  assert.deepEqual(body.services, Object.fromEntries(serviceNames.map((name) => [name, 'up'])));
});

test('503 when one is away, not ready or silent, and it says which', async (t) => {
  const ready = await startService(t, (_request, response) => response.end());
  const notReady = await startService(t, (_request, response) => response.writeHead(503).end());
  const silent = await startService(t, () => {});
  const services = { identity: ready, students: notReady, tutors: silent };
  const edge = client(await startFrontDoor(t, { services }));
  const started = performance.now();
  const { status, body } = await edge.get<Status>('/api/status');
  assert.equal(status, 503);
  const { identity, students, tutors, calendar } = body.services;
  assert.deepEqual([identity, students, tutors, calendar], ['up', 'down', 'down', 'down']);
  assert.ok(performance.now() - started < 10_000);
});

test('services are asked once a second, however many look', async (t) => {
  let asked = 0;
  let time = 0;
  const counting = await startService(t, (_request, response) => {
    asked += 1;
    response.end();
  });
  const edge = client(await startFrontDoor(t, { services: { tutors: counting }, now: () => time }));
  await Promise.all(Array.from({ length: 10 }, () => edge.get('/api/status')));
  assert.equal(asked, 1);
  time = 1_000;
  await edge.get('/api/status');
  assert.equal(asked, 2);
});
