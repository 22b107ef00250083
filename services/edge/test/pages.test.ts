import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client } from '@studyhall/testing';
import { sendBytes, startFrontDoor } from './front-door.ts';

test('the page of the API loads only files of this host, and has no script or style inside', async (t) => {
  const edge = client(await startFrontDoor(t));
  const { body, headers } = await edge.get<string>('/api/docs');
  assert.doesNotMatch(body, /<style|style=|<script(?![^>]*\bsrc=)|\bon\w+=|https?:\/\//i);
  assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe|\*/);
  const files = [...body.matchAll(/(?:src|href)="(\/api\/docs\/[^"]*\.\w+)"/g)].map(([, path = '']) => path);
  assert.ok(files.length > 1);
  for (const file of files) assert.equal((await edge.get(file)).status, 200, file);
});

test('an unchanged page is not sent twice', async (t) => {
  const edge = await startFrontDoor(t);
  const etag = (await client(edge).get('/api/docs')).headers.get('etag');
  const request = `GET /api/docs HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${etag}\r\nConnection: close\r\n\r\n`;
  assert.match(await sendBytes(edge, request), /^HTTP\/1\.1 304 /);
});

test('the API of every service is one OpenAPI document', async (t) => {
  const edge = client(await startFrontDoor(t));
  const { status, body } = await edge.get<{ openapi: string; paths: object }>('/api/docs/openapi.json');
  assert.equal(status, 200);
  assert.match(body.openapi, /^3\.1/);
  assert.ok('/api/status' in body.paths);
});
