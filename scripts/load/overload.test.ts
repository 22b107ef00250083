import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { type Figures, figuresOf } from './figures.ts';
import { generate } from './generator.ts';
import { judgeOverload } from './overload.ts';

const slowMs = 100;
const heldUntil = 150;
const held: ServerResponse[] = [];
let requests = 0;

/** Of ten requests one is held until many more have come, one is refused, and one in a way that nobody may be. */
const server = createServer(({ url }, response) => {
  if (url === '/readyz') response.end();
  else if (url === '/slow') setTimeout(() => response.end(), slowMs);
  else answer(response);
});

function answer(response: ServerResponse): void {
  requests += 1;
  if (requests % 10 === 1 && requests < heldUntil) held.push(response);
  else if (requests % 10 === 2) response.writeHead(503, { 'retry-after': '1', 'content-length': 0 }).end();
  else if (requests % 10 === 3) response.writeHead(503, { 'content-length': 0 }).end();
  else response.end('asked for');
  if (requests === heldUntil) for (const one of held) one.end('late');
}

before(() => once(server.listen(0, '127.0.0.1'), 'listening'));
after(() => server.close());

const order = { path: '/', token: undefined, seconds: 0.5, warmUpSeconds: 0 };
// A server that listens on a port has such an address.
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

test('requests that wait for their answer hold up no others', async () => {
  const report = await generate({ ...order, url: url(), perSecond: 400, connections: 100 });
  assert.equal(report.asked, 200);
  assert.equal(report.sent, 200);
  const [accepted = 0, refused = 0] = ['200', '503'].map((status) => report.answers[status]?.requests);
  assert.equal(accepted + refused, 200);
  // One of five is refused; which of the last are counted depends on the order in which they arrive.
  assert.ok(Math.abs(refused - 40) <= 5, `${refused} were refused`);
  assert.ok(Math.abs(report.withoutRetryAfter - 20) <= 3, `${report.withoutRetryAfter} without Retry-After`);
});

test('requests for which no connection is free are not counted as sent', async () => {
  const report = await generate({ ...order, url: url(), perSecond: 400, connections: 10, path: '/slow' });
  assert.equal(report.asked, 200);
  // Ten at the beginning, and ten more each time that those were answered.
  assert.ok(report.sent <= 60, `${report.sent} were sent`);
  assert.equal(report.answers['200']?.requests, report.sent);
});

const figures = (ms: number): Figures => figuresOf([{ dueAt: 0, ms, ok: true }]);
const seen = {
  capacity: 1_000,
  asked: 3_000,
  sent: 3_000,
  accepted: figures(200),
  refused: figures(900),
  wrong: 0,
  idle: 0,
};

test('overload is judged by what was accepted, where the load arrived', () => {
  assert.equal(judgeOverload(seen), 'kept');
  assert.equal(judgeOverload({ ...seen, accepted: figures(250) }), 'missed');
  assert.equal(judgeOverload({ ...seen, accepted: null }), 'missed');
  assert.equal(judgeOverload({ ...seen, wrong: 1 }), 'missed');
  assert.equal(judgeOverload({ ...seen, sent: 2_000, idle: 0.2 }), 'missed');
  assert.equal(judgeOverload({ ...seen, sent: 2_000 }), 'beyond the machine');
});
