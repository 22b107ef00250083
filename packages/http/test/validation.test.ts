import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { InstantSchema, LongTextSchema, pageOf, TextSchema, TimeZoneSchema, Type } from '@studyhall/http';
import { type ProblemBody, startService, type TestService } from './build-service.ts';

const strict = { additionalProperties: false };
const MeetingSchema = Type.Object(
  {
    title: TextSchema({ min: 1, max: 20 }),
    notes: Type.Optional(LongTextSchema({ max: 100 })),
    start: InstantSchema,
    timeZone: Type.Union([TimeZoneSchema, Type.Null()]),
    mode: Type.Union([Type.Literal('online'), Type.Literal('in-person')]),
    minutes: Type.Integer({ minimum: 15, maximum: 240, multipleOf: 15 }),
    tags: Type.Optional(Type.Array(TextSchema({ max: 10 }), { maxItems: 3, uniqueItems: true })),
    place: Type.Optional(
      Type.Union([
        Type.Object({ kind: Type.Literal('room'), room: TextSchema({ min: 1, max: 20 }) }, strict),
        Type.Object({ kind: Type.Literal('link'), url: Type.String({ format: 'uri' }) }, strict),
      ]),
    ),
  },
  { ...strict, $id: 'Meeting' },
);
const QuerySchema = Type.Object(
  {
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
    on: Type.Optional(Type.Boolean()),
    kinds: Type.Optional(Type.Array(Type.String({ maxLength: 5 }), { maxItems: 2 })),
  },
  strict,
);

const valid = {
  title: 'Algebra',
  start: '2026-01-05T09:00:00+05:00',
  timeZone: 'Asia/Karachi',
  mode: 'online',
  minutes: 30,
};

describe('validation of requests', () => {
  let service: TestService;

  before(async () => {
    service = await startService((app) => {
      app.post('/api/tutors', { schema: { operationId: 'create', body: MeetingSchema } }, ({ body }) => body);
      app.get(
        '/api/tutors',
        { schema: { operationId: 'list', querystring: QuerySchema } },
        ({ query }) => query,
      );
      app.post('/api/sessions', { schema: { operationId: 'act' } }, ({ body }) => ({ body: body ?? null }));
    });
  });
  after(() => service.app.close());

  async function errorsOf(body: unknown): Promise<Record<string, string>> {
    const answer = await service.http.post<ProblemBody>('/api/tutors', { body });
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    assert.equal(answer.body.code, 'invalid-request');
    return Object.fromEntries((answer.body.errors ?? []).map(({ path, message }) => [path, message]));
  }

  test('a valid body arrives as it was sent', async () => {
    const answer = await service.http.post('/api/tutors', { body: valid });
    assert.deepEqual([answer.status, answer.body], [200, valid]);
    const without = await service.http.post('/api/tutors', { body: { ...valid, timeZone: null } });
    assert.equal(without.status, 200);
  });

  test('every wrong field is named once, with what to do', async () => {
    const errors = await errorsOf({
      title: '',
      start: '2026-01-31T09:00:00',
      timeZone: 'Mars/Olympus',
      mode: 'by-post',
      minutes: 17,
      tags: ['a', 'b', 'a'],
      colour: 'red',
    });
    assert.deepEqual(errors, {
      '/title': 'must not be empty',
      '/start': 'must be an instant that exists, with its offset, such as 2026-01-31T09:00:00Z',
      '/timeZone': 'must be a time zone such as Asia/Karachi',
      '/mode': 'must be one of: online, in-person',
      '/minutes': 'must be a multiple of 15',
      '/tags': 'must not repeat an item: number 1 is equal to number 3',
      '/colour': 'is not a known field',
    });
  });

  test('a missing field, a wrong type and a bound are told apart', async () => {
    const { start: _, ...rest } = valid;
    const errors = await errorsOf({
      ...rest,
      minutes: '30',
      title: 'x'.repeat(21),
      tags: ['a', 'b', 'c', 'd'],
    });
    assert.deepEqual(errors, {
      '/start': 'is required',
      '/minutes': 'must be a whole number',
      '/title': 'must be at most 20 characters',
      '/tags': 'must have at most 3 items',
    });
  });

  test('what is well formed and does not exist is 422', async () => {
    for (const [path, value] of [
      ['start', '2026-02-30T09:00:00Z'],
      ['start', '2026-01-31T24:00:00Z'],
      ['timeZone', 'Mars/Olympus'],
    ] as const) {
      const body = { ...valid, [path]: value };
      const answer = await service.http.post<ProblemBody>('/api/tutors', { body });
      assert.deepEqual([answer.status, answer.body.code], [422, 'impossible-value'], value);
      assert.deepEqual(
        answer.body.errors?.map((error) => error.path),
        [`/${path}`],
      );
    }
  });

  test('a body is never coerced', async () => {
    assert.deepEqual(await errorsOf({ ...valid, title: 5 }), { '/title': 'must be a text' });
  });

  test('blank text, control characters and lone surrogates are refused', async () => {
    for (const title of ['   ', 'a\u0000b', 'a\nb', 'a\ud800']) {
      const errors = await errorsOf({ ...valid, title });
      assert.equal(errors['/title'], 'must be one line of text, not blank and without control characters');
    }
    const notes = 'two\nlines\tand a 🙂';
    const answer = await service.http.post('/api/tutors', { body: { ...valid, notes } });
    assert.equal(answer.status, 200);
  });

  test('characters are counted as people count them', async () => {
    const answer = await service.http.post('/api/tutors', { body: { ...valid, title: '🙂'.repeat(20) } });
    assert.equal(answer.status, 200);
  });

  test('of a choice between forms, the one that was meant is explained', async () => {
    assert.deepEqual(await errorsOf({ ...valid, place: { kind: 'room' } }), { '/place/room': 'is required' });
    assert.deepEqual(await errorsOf({ ...valid, place: { kind: 'tent' } }), {
      '/place': 'has none of the forms that this field takes',
    });
  });

  test('a huge body of small mistakes costs little and is answered briefly', async () => {
    const before = process.cpuUsage();
    const answer = await service.http.post<ProblemBody>('/api/tutors', {
      body: { ...valid, tags: Array.from({ length: 200_000 }, () => ({})) },
    });
    assert.deepEqual(answer.body.errors, [{ path: '/tags', message: 'must have at most 3 items' }]);
    // In microseconds of the processor, whatever else the machine does.
    assert.ok(process.cpuUsage(before).user < 2_000_000);
  });

  test('an answer names a bounded number of fields', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`field${index}`, 1]));
    assert.equal(Object.keys(await errorsOf({ ...valid, ...unknown })).length, 50);
  });

  test('a query is coerced from text, with its defaults', async () => {
    const answer = await service.http.get('/api/tutors?on=true&kinds=a');
    assert.deepEqual(answer.body, { limit: 20, on: true, kinds: ['a'] });
  });

  test('a wrong query is refused with every problem', async () => {
    const answer = await service.http.get<ProblemBody>('/api/tutors?limit=1000&on=perhaps&page=2');
    assert.equal(answer.status, 400);
    assert.deepEqual(answer.body.errors?.map(({ path }) => path).sort(), ['/limit', '/on', '/page']);
  });

  test('an empty body is no body', async () => {
    const headers = { 'content-type': 'application/json' };
    const acted = await service.http.post('/api/sessions', { headers, body: '' });
    assert.deepEqual([acted.status, acted.body], [200, { body: null }]);
    const missing = await service.http.post<ProblemBody>('/api/tutors', { headers, body: '' });
    assert.deepEqual(missing.body.errors, [{ path: '', message: 'must be an object' }]);
  });

  test('a public text or list without a bound does not start', async () => {
    const broken = await startService((app) => {
      const body = Type.Object({ name: Type.String() });
      app.post('/api/tutors', { schema: { operationId: 'unbounded', body } }, () => null);
    });
    await assert.rejects(async () => broken.app.ready(), /POST \/api\/tutors body: a text needs maxLength/);
  });
});

describe('answers', () => {
  const ItemSchema = Type.Object(
    {
      id: Type.String(),
      note: Type.Union([Type.String(), Type.Null()]),
      size: Type.Optional(Type.Integer()),
    },
    { ...strict, $id: 'Item' },
  );
  let service: TestService;
  let answer: unknown;

  before(async () => {
    service = await startService((app) => {
      const response = { 200: pageOf(ItemSchema) };
      app.get('/api/tutors', { schema: { operationId: 'list', response } }, () => answer as never);
    });
  });
  after(() => service.app.close());

  test('hold exactly the fields of their schema', async () => {
    answer = { items: [{ id: 'a', note: null, secret: 'x' }], nextCursor: null, password: 'x' };
    const { body } = await service.http.get('/api/tutors');
    assert.deepEqual(body, { items: [{ id: 'a', note: null }], nextCursor: null });
  });

  test('that lack a field are an error, never a silent gap', async () => {
    answer = { items: [{ id: 'a' }], nextCursor: null };
    const { status, body } = await service.http.get<ProblemBody>('/api/tutors');
    assert.deepEqual([status, body.code], [500, 'internal-error']);
  });
});
