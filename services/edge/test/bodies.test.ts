import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { client } from '@studyhall/testing';
import { type Echo, echo, startFrontDoor, startService } from './front-door.ts';

const mebibyte = 1024 * 1024;

test('a body of exactly 1 MiB passes, and one byte more does not', async (t) => {
  const edge = client(await startFrontDoor(t, { services: { tutors: await startService(t, echo) } }));
  const fits = await edge.post<Echo>('/api/tutors', { body: 'a'.repeat(mebibyte) });
  assert.equal(fits.body.body.length, mebibyte);
  const refused = await edge.post<{ code: string }>('/api/tutors', { body: 'a'.repeat(mebibyte + 1) });
  assert.deepEqual([refused.status, refused.body.code], [413, 'body-too-large']);
});

test('an import may have 5 MiB', async (t) => {
  const students = await startService(t, echo);
  const edge = client(await startFrontDoor(t, { services: { students, calendar: students } }));
  for (const path of ['/api/courses/import', '/api/calendar/me/imports?x=1']) {
    assert.equal((await edge.post(path, { body: 'a'.repeat(5 * mebibyte) })).status, 200);
    assert.equal((await edge.post(path, { body: 'a'.repeat(5 * mebibyte + 1) })).status, 413);
  }
  const another = '/api/calendar/me/imports/01890a5d';
  assert.equal((await edge.put(another, { body: 'a'.repeat(5 * mebibyte) })).status, 200);
  assert.equal((await edge.put(another, { body: 'a'.repeat(5 * mebibyte + 1) })).status, 413);
});

test('the limit holds for a body that does not say how long it is', async (t) => {
  let finished = false;
  const tutors = await startService(t, (request, response) => {
    request.resume().on('end', () => {
      finished = true;
      response.end();
    });
  });
  const edge = await startFrontDoor(t, { services: { tutors } });
  const chunks = Readable.from(Array.from({ length: 20 }, () => Buffer.alloc(mebibyte / 8)));
  const answer = await fetch(`${edge}/api/tutors`, { method: 'POST', body: chunks, duplex: 'half' });
  assert.equal(answer.status, 413);
  assert.equal(finished, false);
});

test('a body is passed on while it arrives', async (t) => {
  const { promise: firstChunk, resolve } = Promise.withResolvers<string>();
  const tutors = await startService(t, (request, response) => {
    request.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    request.on('end', () => response.end());
  });
  const edge = await startFrontDoor(t, { services: { tutors } });
  const socket = connect(Number(new URL(edge).port));
  socket.write('POST /api/tutors HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\nhalf');
  assert.equal(await firstChunk, 'half');
  socket.write('half');
  const [answer] = await once(socket, 'data');
  assert.match(String(answer), /^HTTP\/1\.1 200 /);
  socket.destroy();
});

test('an answer is passed on while it arrives', async (t) => {
  const { promise: seen, resolve: saw } = Promise.withResolvers<void>();
  const tutors = await startService(t, (_request, response) => {
    response.write('first');
    void seen.then(() => response.end('second'));
  });
  const edge = await startFrontDoor(t, { services: { tutors } });
  const { body } = await fetch(`${edge}/api/tutors`);
  assert.ok(body);
  const parts: string[] = [];
  for await (const part of body) {
    parts.push(Buffer.from(part).toString());
    saw();
  }
  assert.deepEqual(parts, ['first', 'second']);
});

test('a service that refuses before the body has come is heard', async (t) => {
  const tutors = await startService(t, (_request, response) => {
    response.writeHead(401).end('no');
  });
  const edge = await startFrontDoor(t, { services: { tutors } });
  assert.equal((await client(edge).post('/api/tutors', { body: 'a'.repeat(mebibyte) })).status, 401);
});

test('after a refusal the rest of the body is read, so that the connection can be used on', async (t) => {
  const tutors = await startService(t, (_request, response) => response.writeHead(401).end('no'));
  const edge = await startFrontDoor(t, { services: { tutors } });
  const socket = connect(Number(new URL(edge).port));
  socket.write(`POST /api/tutors HTTP/1.1\r\nHost: x\r\nContent-Length: ${mebibyte}\r\n\r\n1`);
  const [first] = await once(socket, 'data');
  socket.write('a'.repeat(mebibyte - 1));
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [second] = await once(socket, 'data');
  socket.destroy();
  assert.match(String(first), /^HTTP\/1\.1 401 /);
  assert.match(String(second), /^HTTP\/1\.1 200 /);
});

test('a client that goes away takes its request with it', async (t) => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const { promise: aborted, resolve: abort } = Promise.withResolvers<void>();
  const tutors = await startService(t, (_request, response) => {
    arrive();
    response.on('close', abort);
  });
  const edge = await startFrontDoor(t, { services: { tutors } });
  const socket = connect(Number(new URL(edge).port));
  socket.write('GET /api/tutors HTTP/1.1\r\nHost: x\r\n\r\n');
  await arrived;
  socket.destroy();
  await aborted;
});

test('a client that goes away in the middle of its body takes its request with it', async (t) => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const { promise: aborted, resolve: abort } = Promise.withResolvers<void>();
  const tutors = await startService(t, (request) => {
    request.once('data', () => arrive());
    request.once('error', () => abort());
  });
  const edge = await startFrontDoor(t, { services: { tutors } });
  const socket = connect(Number(new URL(edge).port));
  socket.write('POST /api/tutors HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf');
  await arrived;
  socket.destroy();
  await aborted;
});
