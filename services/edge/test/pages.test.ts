import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client } from '@studyhall/testing';
import { sendBytes, startFrontDoor } from './front-door.ts';

test('the landing page says what this is and leads to the API and the status', async (t) => {
  const edge = client(await startFrontDoor(t));
  const { status, body, headers } = await edge.get<string>('/');
  assert.equal(status, 200);
  assert.match(headers.get('content-type') ?? '', /^text\/html/);
  for (const part of ['Study Hall', 'href="/api/docs"', 'href="/api/status"']) assert.ok(body.includes(part));
});

for (const page of ['/', '/api/docs']) {
  test(`${page} loads only files of this host, and has no script or style inside`, async (t) => {
    const edge = client(await startFrontDoor(t));
    const { body, headers } = await edge.get<string>(page);
    assert.doesNotMatch(body, /<style|style=|<script(?![^>]*\bsrc=)|\bon\w+=|https?:\/\//i);
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe|\*/);
    const files = [...body.matchAll(/(?:src|href)="(\/[^"]*\.\w+)"/g)].map(([, path = '']) => path);
    assert.ok(files.length > 1);
    for (const file of files) assert.equal((await edge.get(file)).status, 200, file);
  });
}

test('an unchanged page is not sent twice', async (t) => {
  const edge = await startFrontDoor(t);
  const etag = (await client(edge).get('/')).headers.get('etag');
  const request = `GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${etag}\r\nConnection: close\r\n\r\n`;
  assert.match(await sendBytes(edge, request), /^HTTP\/1\.1 304 /);
});

test('HEAD works for pages, and what is no page is a plain 404', async (t) => {
  const edge = await startFrontDoor(t);
  assert.equal((await fetch(edge, { method: 'HEAD' })).status, 200);
  for (const path of ['/package.json', '/src/app.ts', '/.env']) {
    assert.equal((await client(edge).get<{ code: string }>(path)).body.code, 'not-found');
  }
});

test('a page takes no POST', async (t) => {
  const { status, headers } = await client(await startFrontDoor(t)).post('/');
  assert.deepEqual([status, headers.get('allow')], [405, 'GET, HEAD']);
});

test('OPTIONS tells what a page takes', async (t) => {
  const { status, headers } = await fetch(await startFrontDoor(t), { method: 'OPTIONS' });
  assert.deepEqual([status, headers.get('allow')], [204, 'GET, HEAD']);
});

test('the API of every service is one OpenAPI document', async (t) => {
  const edge = client(await startFrontDoor(t));
  const { status, body } = await edge.get<{ openapi: string; paths: object }>('/api/docs/openapi.json');
  assert.equal(status, 200);
  assert.match(body.openapi, /^3\.1/);
  assert.ok('/api/status' in body.paths);
});
