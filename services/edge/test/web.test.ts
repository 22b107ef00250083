import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { client } from '@studyhall/testing';
import { sendBytes, startFrontDoor } from './front-door.ts';

const page =
  '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script src="/assets/a-1.js"></script>';
const script = 'console.log("hello");';

/** A front door with a small built application behind it. */
async function startWeb(t: TestContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-web-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const files = {
    'index.html': page,
    'landing.html': `${page}<h1>Welcome</h1>`,
    'favicon.svg': '<svg/>',
    'assets/a-1.js': script,
    'assets/a-1.js.br': brotliCompressSync(script),
    'assets/a-1.js.gz': gzipSync(script),
    '.built-from': 'not for anybody',
  };
  for (const [name, body] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), body);
  }
  return startFrontDoor(t, { webFolder: folder });
}

const asPage = { headers: { accept: 'text/html,*/*' } };

test('every address that a browser opens is the one page, the first with the landing page in it', async (t) => {
  const edge = client(await startWeb(t));
  for (const path of [
    '/',
    '/find?course=CS-201',
    '/tutors/0190',
    '/a/b/c',
    `/invitations/AaIb.${'x'.repeat(22)}`,
  ]) {
    const { status, body, headers } = await edge.get<string>(path, asPage);
    assert.equal(status, 200, path);
    assert.match(headers.get('content-type') ?? '', /^text\/html/);
    assert.equal(headers.get('cache-control'), 'no-cache');
    assert.ok(body.includes('/assets/a-1.js'));
    assert.equal(body.includes('Welcome'), path === '/');
  }
});

test('each page has a nonce of its own, which its policy names; nothing else is let in', async (t) => {
  const edge = client(await startWeb(t));
  const nonces = new Set<string>();
  for (const path of ['/', '/find']) {
    const { body, headers } = await edge.get<string>(path, asPage);
    const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? '';
    const policy = headers.get('content-security-policy') ?? '';
    assert.ok(policy.includes(`style-src 'self' 'nonce-${nonce}'`), policy);
    assert.match(policy, /script-src 'self';/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    nonces.add(nonce);
  }
  assert.equal(nonces.size, 2);
});

test('a file named by its content may be kept for a year, any other is asked for again', async (t) => {
  const edge = client(await startWeb(t));
  const cache = async (path: string) => (await edge.get(path)).headers.get('cache-control');
  assert.equal(await cache('/assets/a-1.js'), 'public, max-age=31536000, immutable');
  assert.equal(await cache('/favicon.svg'), 'no-cache');
});

for (const [accepted, expected] of [
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', null],
  ['', null],
] as const) {
  test(`who takes "${accepted}" gets ${expected ?? 'the file as it is'}`, async (t) => {
    const response = await fetch(`${await startWeb(t)}/assets/a-1.js`, {
      headers: { 'accept-encoding': accepted },
    });
    assert.equal(response.headers.get('content-encoding'), expected);
    assert.equal(response.headers.get('vary'), 'accept-encoding');
    assert.equal(await response.text(), script);
  });
}

test('a file that has not changed is not sent again', async (t) => {
  const edge = await startWeb(t);
  const etag = (await client(edge).get('/favicon.svg')).headers.get('etag');
  const request = `GET /favicon.svg HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${etag}\r\nConnection: close\r\n\r\n`;
  assert.match(await sendBytes(edge, request), /^HTTP\/1\.1 304 /);
});

test('what is neither page nor file is a plain 404', async (t) => {
  const edge = client(await startWeb(t));
  const paths = [
    '/package.json',
    '/.env',
    '/.built-from',
    '/assets/a-2.js',
    '/index.html',
    '/landing.html',
    '/assets/a-1.js.br',
  ];
  for (const path of [...paths, '/api/nothing', '/internal/people']) {
    const { status, body } = await edge.get<{ code: string }>(path, asPage);
    assert.deepEqual([status, body.code], [404, 'not-found'], path);
  }
});

test('who asks for data at the address of a page gets a 404', async (t) => {
  const edge = client(await startWeb(t));
  assert.equal((await edge.get('/find', { headers: { accept: 'application/json' } })).status, 404);
});

test('a page takes no POST, and what is not there takes none either', async (t) => {
  const edge = client(await startWeb(t));
  const { status, headers } = await edge.post('/');
  assert.deepEqual([status, headers.get('allow')], [405, 'GET, HEAD']);
  assert.equal((await edge.post('/internal/people')).status, 404);
});

test('HEAD and OPTIONS work for pages', async (t) => {
  const edge = await startWeb(t);
  assert.equal((await fetch(edge, { method: 'HEAD' })).status, 200);
  const { status, headers } = await fetch(edge, { method: 'OPTIONS' });
  assert.deepEqual([status, headers.get('allow')], [204, 'GET, HEAD']);
});

test('without a built application the page says how to build it', async (t) => {
  const { status, body } = await client(await startFrontDoor(t)).get<string>('/', asPage);
  assert.equal(status, 200);
  assert.match(body, /npm run build/);
});
