import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  CursorQuerySchema,
  type IdempotencyStore,
  IdParamsSchema,
  pageOf,
  type ServiceApp,
  type ServiceOptions,
  TextSchema,
  Type,
} from '@studyhall/http';
import { startService } from './build-service.ts';

const strict = { additionalProperties: false };
const ModeSchema = Type.Union([Type.Literal('online'), Type.Literal('in-person')], { $id: 'Mode' });
const TutorSchema = Type.Object(
  { id: Type.String(), mode: ModeSchema, link: Type.Union([Type.String(), Type.Null()]) },
  { ...strict, $id: 'Tutor' },
);

function addRoutes(app: ServiceApp): void {
  app.get(
    '/api/tutors',
    {
      onRequest: [app.authenticateOptionally],
      schema: { operationId: 'listTutors', response: { 200: pageOf(TutorSchema, 'TutorPage') } },
    },
    () => ({ items: [], nextCursor: null }),
  );
  app.put(
    '/api/tutors/:id',
    {
      onRequest: [app.authenticate],
      schema: {
        operationId: 'putTutor',
        params: IdParamsSchema,
        body: Type.Object(
          { mode: ModeSchema, bio: TextSchema({ max: 10 }) },
          { ...strict, $id: 'TutorInput' },
        ),
        response: { 200: TutorSchema },
      },
    },
    () => ({ id: 'x', mode: 'online' as const, link: null }),
  );
  app.get('/internal/tutors', { onRequest: [app.requireService] }, () => ({}));
}

interface Operation {
  readonly operationId: string;
  readonly security?: unknown;
  readonly responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
  readonly requestBody?: { content: Record<string, { schema: unknown }> };
  readonly parameters?: readonly { name: string; in: string; required: boolean }[];
}
interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    schemas: Record<string, { properties?: Record<string, unknown> }>;
    securitySchemes: object;
  };
}

async function describeRoutes(
  add: (app: ServiceApp) => void,
  options?: Partial<ServiceOptions>,
): Promise<OpenApi> {
  const { app } = await startService(add, options);
  await app.ready();
  // The shape that the OpenAPI standard gives the document.
  const document = (await app.openapi()) as OpenApi;
  await app.close();
  return document;
}

describe('the OpenAPI document', () => {
  test('has the public paths only', async () => {
    const { openapi, paths } = await describeRoutes(addRoutes);
    assert.equal(openapi, '3.1.0');
    assert.deepEqual(Object.keys(paths), ['/api/tutors', '/api/tutors/{id}']);
  });

  test('names each schema once, and refers to it', async () => {
    const { paths, components } = await describeRoutes(addRoutes);
    assert.deepEqual(Object.keys(components.schemas), [
      'Mode',
      'Problem',
      'Tutor',
      'TutorInput',
      'TutorPage',
    ]);
    assert.deepEqual(components.schemas['Mode'], { type: 'string', enum: ['online', 'in-person'] });
    assert.deepEqual(components.schemas['Tutor']?.properties?.['mode'], {
      $ref: '#/components/schemas/Mode',
    });
    const put = paths['/api/tutors/{id}']?.['put'];
    assert.deepEqual(put?.requestBody?.content['application/json']?.schema, {
      $ref: '#/components/schemas/TutorInput',
    });
    assert.deepEqual(
      put?.parameters?.map(({ name, in: place }) => [name, place]),
      [['id', 'path']],
    );
  });

  test('says who may call, and what a refusal looks like', async () => {
    const { paths } = await describeRoutes(addRoutes);
    const [list, put] = [paths['/api/tutors']?.['get'], paths['/api/tutors/{id}']?.['put']];
    assert.deepEqual(list?.security, [{ bearer: [] }, {}]);
    assert.deepEqual(put?.security, [{ bearer: [] }]);
    assert.deepEqual(Object.keys(put?.responses ?? {}), ['200', '400', '401', '403', 'default']);
    assert.deepEqual(put?.responses['default']?.content?.['application/problem+json']?.schema, {
      $ref: '#/components/schemas/Problem',
    });
  });

  test('lets fields with a default be left out', async () => {
    const { paths } = await describeRoutes((app) => {
      const querystring = CursorQuerySchema;
      app.get('/api/tutors', { schema: { operationId: 'list', querystring } }, () => ({}));
    });
    const parameters = paths['/api/tutors']?.['get']?.parameters ?? [];
    assert.deepEqual(
      parameters.map(({ name, required = false }) => [name, required]),
      [
        ['limit', false],
        ['cursor', false],
      ],
    );
  });

  test('offers the Idempotency-Key where it is taken', async () => {
    const store = {} as IdempotencyStore;
    const { paths } = await describeRoutes(
      (app) => {
        const config = { idempotent: true };
        app.post('/api/tutors', { config, schema: { operationId: 'create' } }, () => ({}));
      },
      { idempotency: store },
    );
    const parameters = paths['/api/tutors']?.['post']?.parameters ?? [];
    assert.deepEqual(
      parameters.map(({ name, in: place, required = false }) => [name, place, required]),
      [['Idempotency-Key', 'header', false]],
    );
  });

  test('needs an operationId on every route', async () => {
    const unnamed = startService((app) => {
      app.get('/api/tutors', () => ({}));
    });
    await assert.rejects(unnamed, /GET \/api\/tutors needs an operationId/);
  });

  test('refuses two schemas under one name', async () => {
    const twice = describeRoutes((app) => {
      for (const [path, field] of Object.entries({ '/api/tutors': 'a', '/api/sessions': 'b' })) {
        const answer = Type.Object({ [field]: Type.String() }, { $id: 'Same' });
        app.get(path, { schema: { operationId: field, response: { 200: answer } } }, () => ({}) as never);
      }
    });
    await assert.rejects(twice, /two different schemas are named Same/);
  });
});
