import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { GoneError, ProblemError, Type, UnavailableError } from '@studyhall/http';
import { collectLog } from '@studyhall/testing';
import { type ProblemBody, startService, type TestService } from './build-service.ts';

class DatabaseLostError extends Error {
  readonly code = 'database-unavailable';
}

const thrown: Readonly<Record<string, () => Error>> = {
  bug: () => new TypeError('password=hunter2 is not a function'),
  database: () => new DatabaseLostError('connect ECONNREFUSED 10.0.0.5:3306'),
  gone: () => new GoneError({ detail: 'This session was released.' }),
  unavailable: () => new UnavailableError({ retryAfterSeconds: 7 }),
  rich: () =>
    new ProblemError({
      status: 409,
      code: 'busy',
      detail: 'That time is taken.',
      rule: 'busy',
      alternatives: [{ start: '2026-01-05T09:00:00.000Z', end: '2026-01-05T09:30:00.000Z' }],
      extra: { busy: [] },
    }),
};

describe('problem documents', () => {
  const { log, entries } = collectLog();
  let service: TestService;

  before(async () => {
    service = await startService(
      (app) => {
        const body = Type.Object({ name: Type.String({ maxLength: 10 }) });
        const params = Type.Object({ id: Type.String({ maxLength: 10 }) });
        app.post('/api/tutors', { schema: { operationId: 'create', body } }, () => ({}));
        app.get('/api/tutors/:id', { schema: { operationId: 'read', params } }, () => ({}));
        app.get('/api/sessions/:kind', { schema: { operationId: 'fail' } }, ({ params }) => {
          const { kind } = params as { kind: string };
          throw thrown[kind]?.() ?? new Error(kind);
        });
      },
      { log },
    );
    await service.http.get('/healthz');
  });
  after(() => service.app.close());

  const json = { 'content-type': 'application/json' };
  const refusals: readonly [
    name: string,
    ask: () => Promise<{ status: number }>,
    status: number,
    code: string,
  ][] = [
    ['an unknown address', () => service.http.get('/api/nothing'), 404, 'not-found'],
    [
      'a known address under another method',
      () => service.http.delete('/api/tutors/1'),
      405,
      'method-not-allowed',
    ],
    ['an address that does not decode', () => service.http.get('/api/tutors/%zz'), 400, 'invalid-request'],
    [
      'a long part of an address',
      () => service.http.get(`/api/tutors/${'x'.repeat(600)}`),
      414,
      'uri-too-long',
    ],
    ['a long address', () => service.http.get(`/api/tutors?q=${'x'.repeat(9000)}`), 414, 'uri-too-long'],
    [
      'an address beyond all bounds',
      () => service.http.get(`/api/${'x'.repeat(20_000)}`),
      431,
      'headers-too-large',
    ],
    [
      'a body that is not JSON',
      () => service.http.post('/api/tutors', { headers: json, body: '{' }),
      400,
      'invalid-request',
    ],
    [
      'a body that reaches for the prototype',
      () => service.http.post('/api/tutors', { headers: json, body: '{"__proto__":{"admin":true}}' }),
      400,
      'invalid-request',
    ],
    [
      'a body in another format',
      () => service.http.post('/api/tutors', { headers: { 'content-type': 'text/xml' }, body: '<a/>' }),
      415,
      'unsupported-media-type',
    ],
    [
      'a body over a mebibyte',
      () => service.http.post('/api/tutors', { body: { name: 'x'.repeat(1024 * 1024) } }),
      413,
      'body-too-large',
    ],
  ];

  for (const [name, ask, status, code] of refusals) {
    test(`${name} is ${status} ${code}`, async () => {
      const answer = (await ask()) as Awaited<ReturnType<typeof service.http.get<ProblemBody>>>;
      assert.deepEqual([answer.status, answer.body.status, answer.body.code], [status, status, code]);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
      assert.match(answer.body.traceId, /^[0-9a-f]{32}$/);
      assert.match(answer.body.detail, /^[A-Z].*\.$/);
    });
  }

  test('405 says which methods there are', async () => {
    const answer = await service.http.delete('/api/tutors/1');
    assert.equal(answer.headers.get('allow'), 'GET, HEAD');
  });

  test('bytes that are not HTTP are answered, and the connection closes', async () => {
    const { port } = new URL(service.app.listeningOrigin);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.end('HELLO\r\n\r\n');
    const answer = await text(socket);
    assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\n/);
    assert.match(answer, /"code":"invalid-request"/);
  });

  test('an unexpected error hides everything and is logged under its trace', async () => {
    const { status, body } = await service.http.get<ProblemBody>('/api/sessions/bug');
    assert.deepEqual([status, body.code], [500, 'internal-error']);
    assert.doesNotMatch(JSON.stringify(body), /hunter2|TypeError|at /);
    const logged = entries.find(({ traceId, level }) => traceId === body.traceId && level === 'error');
    assert.match(JSON.stringify(logged?.['err']), /TypeError/);
  });

  test('a lost database is 503 with Retry-After', async () => {
    const { status, body, headers } = await service.http.get<ProblemBody>('/api/sessions/database');
    assert.deepEqual([status, body.code], [503, 'database-unavailable']);
    assert.equal(headers.get('retry-after'), '1');
    assert.doesNotMatch(JSON.stringify(body), /ECONNREFUSED|3306/);
  });

  test('Retry-After is what the error says', async () => {
    const { headers } = await service.http.get('/api/sessions/unavailable');
    assert.equal(headers.get('retry-after'), '7');
  });

  test('carry rule, alternatives and further members', async () => {
    const { status, body, headers } = await service.http.get<ProblemBody>('/api/sessions/rich');
    assert.equal(status, 409);
    const { traceId, ...rest } = body;
    assert.equal(headers.get('x-request-id'), traceId);
    assert.deepEqual(rest, {
      title: 'Conflict',
      status: 409,
      code: 'busy',
      detail: 'That time is taken.',
      rule: 'busy',
      alternatives: [{ start: '2026-01-05T09:00:00.000Z', end: '2026-01-05T09:30:00.000Z' }],
      busy: [],
    });
  });

  test('the trace of the caller goes on', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    const { body } = await service.http.get<ProblemBody>('/api/sessions/gone', { headers });
    assert.deepEqual([body.status, body.traceId], [410, traceId]);
  });

  test('a malformed trace is replaced', async () => {
    const headers = { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` };
    const { body } = await service.http.get<ProblemBody>('/api/nothing', { headers });
    assert.match(body.traceId, /^(?!0{32})[0-9a-f]{32}$/);
  });
});
