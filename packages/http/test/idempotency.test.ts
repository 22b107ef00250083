import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createIdempotencyStore, type OwnTables } from '@studyhall/db';
import { ConflictError, type IdempotencyStore, type ServiceApp, TextSchema, Type } from '@studyhall/http';
import { buildPerson, client, forEachEngine, uniqueText } from '@studyhall/testing';
import { type ProblemBody, startService, type TestService } from './build-service.ts';

const NoteSchema = Type.Object({
  text: TextSchema({ min: 1, max: 100 }),
  to: Type.Optional(TextSchema({ max: 50 })),
});
interface Note {
  readonly id: string;
  readonly text: string;
}

forEachEngine('Idempotency-Key', (engine) => {
  const made: string[] = [];
  const fail = new Map<string, number>();
  let store: IdempotencyStore;
  let service: TestService;
  let token: string;

  const addRoutes = (app: ServiceApp) => {
    app.post(
      '/api/tutors',
      {
        onRequest: [app.authenticate],
        config: { idempotent: true },
        schema: { operationId: 'create', body: NoteSchema },
      },
      async ({ body, idempotentId }, reply) => {
        await delay(20);
        const failures = fail.get(body.text) ?? 0;
        fail.set(body.text, failures - 1);
        if (failures > 0 && body.text.startsWith('taken')) {
          throw new ConflictError({ code: 'taken', detail: 'That is taken.' });
        }
        if (failures > 0) throw new Error('broken');
        made.push(idempotentId);
        return reply
          .code(201)
          .header('location', `/api/tutors/${idempotentId}`)
          .send({ id: idempotentId, text: body.text });
      },
    );
  };

  before(async () => {
    const db = await engine.openDatabase<OwnTables>(
      'notes',
      new URL('./fixtures/migrations/', import.meta.url),
    );
    store = createIdempotencyStore(db, Date.now);
    service = await startService(addRoutes, { idempotency: store });
    token = await service.tokens.tokenFor(buildPerson());
  });
  after(() => service.app.close());

  function post(key: string, body: unknown, http = service.http) {
    return http.post<Note & ProblemBody>('/api/tutors', { token, body, headers: { 'idempotency-key': key } });
  }

  test('a repeat gets the same answer, and nothing is made twice', async () => {
    const key = uniqueText('key');
    const first = await post(key, { text: 'a', to: 'b' });
    const again = await post(key, { to: 'b', text: 'a' });
    assert.equal(first.status, 201);
    assert.deepEqual([again.status, again.body], [201, first.body]);
    assert.equal(again.headers.get('location'), `/api/tutors/${first.body.id}`);
    assert.equal(made.filter((id) => id === first.body.id).length, 1);
  });

  test('ten at once make one', async () => {
    const key = uniqueText('key');
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(key, { text: 'once' })));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
    assert.equal(made.filter((id) => id === answers[0]?.body.id).length, 1);
  });

  test('ten at once over two processes make one', async () => {
    const other = await startService(addRoutes, { idempotency: store, verifyToken: service.tokens.verifier });
    const key = uniqueText('key');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        post(key, { text: 'once' }, index % 2 ? other.http : service.http),
      ),
    );
    assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
    assert.equal(made.filter((id) => id === answers[0]?.body.id).length, 1);
    await other.app.close();
  });

  test('another body is 422', async () => {
    const key = uniqueText('key');
    await post(key, { text: 'one' });
    const answer = await post(key, { text: 'two' });
    assert.deepEqual([answer.status, answer.body.code], [422, 'idempotency-key-reused']);
  });

  test('a key is a person’s own', async () => {
    const key = uniqueText('key');
    const mine = await post(key, { text: 'same' });
    const theirs = await service.http.post<Note>('/api/tutors', {
      token: await service.tokens.tokenFor(),
      body: { text: 'same' },
      headers: { 'idempotency-key': key },
    });
    assert.notEqual(theirs.body.id, mine.body.id);
  });

  test('without a key each makes its own', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => service.http.post<Note>('/api/tutors', { token, body: { text: 'free' } })),
    );
    assert.notEqual(one?.body.id, two?.body.id);
    assert.match(one?.body.id ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  test('a failure is not remembered', async () => {
    const text = uniqueText('broken');
    fail.set(text, 1);
    const key = uniqueText('key');
    assert.equal((await post(key, { text })).status, 500);
    assert.equal((await post(key, { text })).status, 201);
  });

  test('a refusal is judged anew, since it changed nothing', async () => {
    const text = uniqueText('taken');
    fail.set(text, 1);
    const key = uniqueText('key');
    assert.equal((await post(key, { text })).status, 409);
    assert.equal((await post(key, { text })).status, 201);
  });

  test('an invalid body leaves the key free', async () => {
    const key = uniqueText('key');
    assert.equal((await post(key, { text: '' })).status, 400);
    assert.equal((await post(key, { text: 'now right' })).status, 201);
  });

  test('a key of another form is 400', async () => {
    for (const key of ['x'.repeat(256), '   ', 'caf\u00e9']) {
      const answer = await post(key, { text: 'a' });
      assert.deepEqual([answer.status, answer.body.code], [400, 'invalid-idempotency-key'], key);
    }
    assert.equal((await post('x'.repeat(255), { text: 'a' })).status, 201);
  });
});

describe('Idempotency-Key elsewhere', () => {
  test('a first request that never ends is 409 with Retry-After', { timeout: 30_000 }, async () => {
    const stuck: IdempotencyStore = {
      claim: async () => ({ state: 'running' }),
      complete: async () => {},
      abandon: async () => {},
    };
    const service = await startService(
      (app) => {
        const schema = { operationId: 'create' };
        const config = { idempotent: true };
        app.post('/api/tutors', { onRequest: [app.authenticate], config, schema }, () => ({}));
      },
      { idempotency: stuck },
    );
    const token = await service.tokens.tokenFor();
    const headers = { 'idempotency-key': 'stuck' };
    const answer = await client(service.app).post<ProblemBody>('/api/tutors', { token, headers });
    assert.deepEqual([answer.status, answer.body.code], [409, 'request-in-progress']);
    assert.equal(answer.headers.get('retry-after'), '2');
    await service.app.close();
  });

  test('a route that takes it needs a store', async () => {
    const broken = startService((app) => {
      const schema = { operationId: 'create' };
      app.post('/api/tutors', { config: { idempotent: true }, schema }, () => ({}));
    });
    await assert.rejects(broken, /there is no store/);
  });
});
