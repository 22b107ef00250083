import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createServiceClient, type ServiceClient, Type, UnavailableError } from '@studyhall/http';
import { runInSpan, UnrecordedSpan } from '@studyhall/telemetry';
import { collectLog, type StubHandler, startStub } from '@studyhall/testing';
import { startService } from './build-service.ts';

const serviceSecret = 'a secret that only tests know, long enough';

describe('a client of another service', () => {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const { close } of open.splice(0)) await close();
  });

  function clientOf(baseUrl: string, timeoutMs = 2_000): ServiceClient {
    const client = createServiceClient({ from: 'tutors', to: 'calendar', baseUrl, serviceSecret, timeoutMs });
    open.push(client);
    return client;
  }

  async function startCalendar(handler: StubHandler) {
    const stub = await startStub(handler);
    open.unshift(stub);
    return { stub, client: clientOf(stub.url) };
  }

  test('sends JSON and query, and answers status and body', async () => {
    const { stub, client } = await startCalendar(() => ({ status: 201, body: { ref: 'a' } }));
    const query = { from: 1, until: undefined };
    const answer = await client.request({ method: 'POST', path: '/internal/x', query, body: { start: 1 } });
    assert.deepEqual(answer, { status: 201, body: { ref: 'a' } });
    const [asked] = stub.requests;
    assert.deepEqual([asked?.method, asked?.path, asked?.body], ['POST', '/internal/x?from=1', { start: 1 }]);
  });

  test('refusals are answers', async () => {
    const { client } = await startCalendar(() => ({ status: 409, body: { code: 'busy' } }));
    const answer = await client.request({ method: 'POST', path: '/internal/x' });
    assert.deepEqual(answer, { status: 409, body: { code: 'busy' } });
  });

  test('an answer without a body has none', async () => {
    const { client } = await startCalendar(() => ({ status: 204 }));
    const answer = await client.request({ method: 'DELETE', path: '/internal/x' });
    assert.deepEqual(answer, { status: 204, body: undefined });
  });

  test('is let in by the other service, which learns who calls and for whom', async () => {
    const { log, entries } = collectLog();
    const calendar = await startService(
      (app) => {
        app.get('/internal/x', { onRequest: [app.requireService] }, ({ callingService, traceId }) => ({
          callingService,
          traceId,
        }));
      },
      { name: 'calendar', log },
    );
    await calendar.http.get('/healthz');
    open.unshift({ close: () => calendar.app.close() });
    const client = clientOf(calendar.app.listeningOrigin);
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const person = { id: '0190aaaa-0000-7000-8000-000000000001' };
    const { body } = await runInSpan(new UnrecordedSpan(traceId), () =>
      client.request({ method: 'GET', path: '/internal/x', person }),
    );
    assert.deepEqual(body, { callingService: 'tutors', traceId });
    await delay(20);
    const line = entries.find(({ route }) => route === '/internal/x');
    assert.deepEqual([line?.['personId'], line?.['callingService']], [person.id, 'tutors']);
  });

  test('a call from inside a handler belongs to the trace of the request', async () => {
    const { stub, client } = await startCalendar(() => ({ status: 200, body: {} }));
    const { app, http } = await startService((app) => {
      app.post('/api/tutors', { schema: { operationId: 'create' } }, async ({ body }) => {
        await client.request({ method: 'GET', path: '/internal/x' });
        return { body };
      });
    });
    open.unshift({ close: () => app.close() });
    const answer = await http.post('/api/tutors', { body: { name: 'with a body' } });
    const traceId = answer.headers.get('x-request-id');
    assert.match(
      String(stub.requests[0]?.headers['traceparent']),
      new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`),
    );
  });

  test('5xx, another shape, and what is not JSON are UnavailableError', async () => {
    const { client } = await startCalendar(({ path }) => {
      if (path === '/internal/500') return { status: 500, body: { detail: 'secret' } };
      return { status: 200, body: { ref: 1 } };
    });
    const schema = Type.Object({ ref: Type.String() });
    await assert.rejects(client.request({ method: 'GET', path: '/internal/500' }), {
      status: 503,
      code: 'calendar-unavailable',
    });
    await assert.rejects(client.request({ method: 'GET', path: '/internal/x', schema }), UnavailableError);
    const html = createServer((_request, response) => response.end('<html>'));
    const url = await listenOn(html);
    open.unshift({ close: () => html.close() });
    await assert.rejects(clientOf(url).request({ method: 'GET', path: '/' }), UnavailableError);
  });

  test('a refused connection and a silent service are UnavailableError, in time', async () => {
    await assert.rejects(
      clientOf('http://127.0.0.1:1').request({ method: 'GET', path: '/' }),
      UnavailableError,
    );
    const silent = createServer(() => {});
    const url = await listenOn(silent);
    open.unshift({ close: () => silent.closeAllConnections() }, { close: () => silent.close() });
    const began = performance.now();
    await assert.rejects(clientOf(url, 300).request({ method: 'GET', path: '/' }), UnavailableError);
    assert.ok(performance.now() - began < 4_000);
  });

  test('an answer that trickles is cut at the deadline', async () => {
    const trickling = createServer((_request, response) => {
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    });
    const url = await listenOn(trickling);
    open.unshift({ close: () => trickling.close() });
    const began = performance.now();
    await assert.rejects(clientOf(url, 300).request({ method: 'GET', path: '/' }), UnavailableError);
    assert.ok(performance.now() - began < 4_000);
  });

  test('after ten failures in a row the service is left alone, then tried again', async () => {
    const state = { status: 503 };
    const { stub, client } = await startCalendar(() => ({ status: state.status, body: {} }));
    const ask = () => client.request({ method: 'GET', path: '/internal/x' });
    for (let index = 0; index < 15; index++) await assert.rejects(ask(), UnavailableError);
    assert.equal(stub.requests.length, 10);
    state.status = 200;
    await delay(1_100);
    assert.equal((await ask()).status, 200);
  });

  test('its mistakes do not count as absence', async () => {
    const { stub, client } = await startCalendar(() => ({ status: 500, body: {} }));
    for (let index = 0; index < 15; index++) {
      await assert.rejects(client.request({ method: 'GET', path: '/internal/x' }), UnavailableError);
    }
    assert.equal(stub.requests.length, 15);
  });

  test('what may be made twice is made again when its connection is lost', async () => {
    const methods: (string | undefined)[] = [];
    const server = createServer(({ method, socket }, response) => {
      methods.push(method);
      if (methods.length % 2 === 1) socket.destroy();
      else response.end('{}');
    });
    const url = await listenOn(server);
    open.unshift({ close: () => server.close() });
    const client = clientOf(url);
    assert.equal((await client.request({ method: 'GET', path: '/' })).status, 200);
    assert.equal((await client.request({ method: 'POST', path: '/', repeatable: true })).status, 200);
    await assert.rejects(client.request({ method: 'POST', path: '/' }), UnavailableError);
    assert.deepEqual(methods, ['GET', 'GET', 'POST', 'POST', 'POST']);
  });
});

async function listenOn(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}
