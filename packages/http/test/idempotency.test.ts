import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createIdempotencyStore, type Database, migrate, type OwnTables, openDatabase } from '@studyhall/db';
import { ConflictError, type IdempotencyStore, type ServiceApp, TextSchema, Type } from '@studyhall/http';
import { buildPerson, client, forEachEngine, uniqueText } from '@studyhall/testing';
import { type ProblemBody, startService, type TestService } from './build-service.ts';
import { addNotes, migrations, type Tables } from './fixtures/notes.ts';
import type { Start, Word } from './fixtures/notes-process.ts';

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
    const db = await engine.openDatabase<OwnTables>('notes', migrations);
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

forEachEngine('the Idempotency-Key of a slow request', (engine) => {
  let db: Database<Tables>;
  let service: TestService;
  let slow: ChildProcess;
  let slowUrl: string;
  let token: string;
  let gate = Promise.resolve();
  let letGo = () => {};
  let arrived = 0;
  let aheadMs = 0;

  before(async () => {
    const place = engine.databaseOptions();
    db = await openDatabase<Tables>({ ...place, schema: 'notes', poolSize: 4 });
    await migrate(db, migrations);
    const idempotency = createIdempotencyStore(db, () => Date.now() + aheadMs);
    const pause = () => {
      arrived += 1;
      return gate;
    };
    service = await startService((app) => addNotes(app, { db, by: 'the test', pause }), { idempotency });
    token = await service.tokens.tokenFor();
    slow = fork(new URL('./fixtures/notes-process.ts', import.meta.url));
    slow.send({ place, jwks: service.tokens.jwks } satisfies Start);
    const word = await hear();
    assert.ok(word !== 'at work');
    slowUrl = word.url;
  });
  after(async () => {
    slow.kill('SIGKILL');
    await service.app.close();
    await db.close();
  });

  afterEach(() => letGo());

  async function hear(): Promise<Word> {
    const [word]: Word[] = await once(slow, 'message');
    return word ?? assert.fail('it says something');
  }

  const post = (key: string, http = service.http) =>
    http.post<{ id: string; by: string; code?: string }>('/api/tutors', {
      token,
      headers: { 'idempotency-key': key },
    });

  const findKey = (key: string) =>
    db.read.selectFrom('idempotency_keys').selectAll().where('idem_key', '=', key).executeTakeFirst();

  /** Holds up the next request until it is let go, at the latest when the test ends. */
  function holdUp(): void {
    ({ promise: gate, resolve: letGo } = Promise.withResolvers<void>());
    arrived = 0;
  }

  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isSo())) await delay(10);
  }

  test('is held as long as it is worked on', { timeout: 30_000 }, async () => {
    holdUp();
    const key = uniqueText('key');
    const first = post(key);
    await until(() => arrived === 1);
    const claimedUntil = (await findKey(key))?.claimed_until ?? '';
    await until(async () => ((await findKey(key))?.claimed_until ?? '') > claimedUntil);
    letGo();
    const { status, body } = await first;
    assert.deepEqual([status, (await findKey(key))?.status], [201, 201]);
    assert.deepEqual((await post(key)).body, body);
  });

  test('is not taken over from oneself, however late it is', { timeout: 30_000 }, async () => {
    holdUp();
    const key = uniqueText('key');
    const first = post(key);
    await until(() => arrived === 1);
    aheadMs += 60_000;
    const second = post(key);
    // What the second does, if anything, it has done by now.
    await delay(200);
    assert.equal(arrived, 1);
    letGo();
    assert.deepEqual((await second).body, (await first).body);
    aheadMs = 0;
  });

  test('of a process that stands still is taken over, and it does nothing more', {
    timeout: 60_000,
  }, async () => {
    const key = uniqueText('key');
    const late = post(key, client(slowUrl));
    assert.equal(await hear(), 'at work');
    slow.kill('SIGSTOP');
    const taken = await post(key);
    assert.deepEqual([taken.status, taken.body.by], [201, 'the test']);
    const { id } = taken.body;
    await db.transaction((tx) => tx.deleteFrom('notes').where('id', '=', id).execute());
    slow.kill('SIGCONT');
    slow.send('go on');
    const refused = await late;
    assert.deepEqual([refused.status, refused.body.code], [409, 'request-in-progress']);
    assert.deepEqual((await post(key, client(slowUrl))).body, taken.body);
    assert.deepEqual(await db.read.selectFrom('notes').where('id', '=', id).selectAll().execute(), []);
  });
});

describe('Idempotency-Key elsewhere', () => {
  test('a first request that never ends is 409 with Retry-After', { timeout: 30_000 }, async () => {
    const stuck: IdempotencyStore = { claim: async () => ({ state: 'running' }) };
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
