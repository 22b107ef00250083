import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client } from '@studyhall/testing';
import { type Echo, echo, sendBytes, startFrontDoor, startService } from './front-door.ts';

test('the front door alone says where a request comes from', async (t) => {
  const edge = client(await startFrontDoor(t, { services: { tutors: await startService(t, echo) } }));
  const { body } = await edge.get<Echo>('/api/tutors', {
    headers: {
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'gopher',
      'x-forwarded-host': 'evil.example',
      'x-real-ip': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
      'studyhall-client-address': '203.0.113.9',
    },
  });
  assert.equal(body.headers['studyhall-client-address'], '127.0.0.1');
  assert.equal(body.headers['x-forwarded-for'], '127.0.0.1');
  assert.equal(body.headers['x-forwarded-proto'], 'http');
  for (const name of ['x-forwarded-host', 'x-real-ip', 'forwarded'])
    assert.equal(body.headers[name], undefined);
});

test('behind a balancer the address is the one that the balancer saw', async (t) => {
  const services = { tutors: await startService(t, echo) };
  const edge = client(await startFrontDoor(t, { services, proxies: 1 }));
  const addressOf = async (headers: Record<string, string>) =>
    (await edge.get<Echo>('/api/tutors', { headers })).body.headers['studyhall-client-address'];
  assert.equal(await addressOf({ 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }), '203.0.113.9');
  assert.equal(await addressOf({}), '127.0.0.1');
});

test('behind https the services learn of it, and browsers are told to stay with it', async (t) => {
  const services = { tutors: await startService(t, echo) };
  const edge = client(await startFrontDoor(t, { services, publicUrl: 'https://study.example.edu' }));
  const { body, headers } = await edge.get<Echo>('/api/tutors');
  assert.equal(body.headers['x-forwarded-proto'], 'https');
  assert.match(headers.get('strict-transport-security') ?? '', /max-age=\d+/);
});

test('what belongs to one connection ends at it', async (t) => {
  const tutors = await startService(t, (request, response) => {
    response.setHeader('connection', 'x-hop');
    response.setHeader('x-hop', 'answer');
    response.setHeader('proxy-authenticate', 'Basic');
    echo(request, response);
  });
  const edge = await startFrontDoor(t, { services: { tutors } });
  const answer = await sendBytes(
    edge,
    [
      'GET /api/tutors HTTP/1.1',
      'Host: x',
      'Connection: close, X-Secret',
      'X-Secret: 1',
      'TE: trailers',
      'Upgrade: websocket',
      'Proxy-Authorization: Basic eDp5',
      'Keep-Alive: timeout=5',
      'X-Kept: 1\r\n\r\n',
    ].join('\r\n'),
  );
  assert.match(answer, /"x-kept":"1"/);
  assert.doesNotMatch(answer, /x-secret|trailers|websocket|proxy-auth|timeout=5|x-hop/i);
});

test('a request id and a trace are passed on', async (t) => {
  const edge = client(await startFrontDoor(t, { services: { tutors: await startService(t, echo) } }));
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const { body, headers } = await edge.get<Echo>('/api/tutors', {
    headers: { 'x-request-id': 'order-66', traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
  });
  assert.equal(headers.get('x-request-id'), 'order-66');
  assert.equal(body.headers['x-request-id'], 'order-66');
  assert.equal(body.headers['traceparent']?.split('-')[1], traceId);
});

test('a request id and a trace are made where there is none to use', async (t) => {
  const edge = client(await startFrontDoor(t, { services: { tutors: await startService(t, echo) } }));
  const { body, headers } = await edge.get<Echo>('/api/tutors', {
    headers: { 'x-request-id': 'with spaces and "quotes"', traceparent: 'nonsense' },
  });
  const id = headers.get('x-request-id') ?? '';
  assert.match(id, /^[0-9a-f]{32}$/);
  assert.equal(body.headers['x-request-id'], id);
  assert.equal(body.headers['traceparent']?.split('-')[1], id);
});

test('every answer carries the security headers, whoever gives it', async (t) => {
  const tutors = await startService(t, (_q, response) => {
    response.setHeader('content-security-policy', 'default-src *').end('<script>');
  });
  const edge = client(await startFrontDoor(t, { services: { tutors } }));
  for (const path of ['/', '/api/tutors', '/api/students', '/nowhere']) {
    const { headers } = await edge.get(path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/, path);
    assert.equal(headers.get('strict-transport-security'), null, path);
  }
});

test('more header bytes than are sensible are refused at the door', async (t) => {
  const edge = await startFrontDoor(t, { services: { tutors: await startService(t, echo) } });
  const answer = await sendBytes(
    edge,
    `GET /api/tutors HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
  );
  assert.match(answer, /^HTTP\/1\.1 431 /);
  assert.match(answer, /headers-too-large/);
});
