import swagger from '@fastify/swagger';
import type { RouteOptions } from 'fastify';
import { type JsonSchema, literalsToEnum, mapSchemas } from './prepare-schema.ts';
import { ProblemSchema } from './schemas.ts';
import type { ServiceApp } from './service-app.ts';

/** Marks a schema that becomes a component of the document; swagger's own handling of `$id` is avoided. */
const nameMark = 'x-component';

interface OpenApiOptions {
  readonly name: string;
  readonly version?: string;
}

/** Collects the `/api` routes; `app.openapi()` answers the OpenAPI 3.1 document. */
export async function registerOpenApi(
  app: ServiceApp,
  { name, version = '1.0.0' }: OpenApiOptions,
): Promise<void> {
  app.addHook('onRoute', assertDocumented);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: `Study Hall: ${name}`, version },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    convertConstToEnum: false,
    transform: ({ schema, url, route }) => ({
      // Routes hold plain JSON schemas, of which only the form changes here.
      schema: document(app, schema as JsonSchema | undefined, route) as typeof schema,
      url,
    }),
    transformObject: (input) => hoistComponents('openapiObject' in input ? input.openapiObject : {}),
  });
  app.decorate('openapi', () => app.swagger());
}

function assertDocumented({ url, schema, method }: RouteOptions): void {
  const isApi = url.startsWith('/api') && method !== 'HEAD';
  if (isApi && !schema?.hide && !schema?.operationId)
    throw new Error(`${String(method)} ${url} needs an operationId`);
}

function document(app: ServiceApp, schema: JsonSchema = {}, route: RouteOptions): JsonSchema {
  if (!route.url.startsWith('/api')) return { hide: true };
  const steps: unknown[] = [route.onRequest].flat();
  const required = steps.includes(app.authenticate);
  const optional = steps.includes(app.authenticateOptionally);
  const responses = schema['response'];
  const response = Object.fromEntries(
    Object.entries({ ...problemResponses(required, schema), ...Object(responses) }).map(
      ([status, answer]) => [status, mapSchemas(answer, markNames)],
    ),
  );
  const parts = Object.fromEntries(
    ['body', 'querystring', 'params', 'headers']
      .filter((part) => schema[part] !== undefined)
      .map((part) => [part, mapSchemas(schema[part], markNames)]),
  );
  const security = [...(required || optional ? [{ bearer: [] }] : []), ...(optional ? [{}] : [])];
  return { ...schema, ...parts, response, ...(security.length > 0 && { security }) };
}

function problemResponses(authenticated: boolean, schema: JsonSchema): JsonSchema {
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: ProblemSchema } },
  });
  const takesInput = ['body', 'querystring', 'params'].some((part) => schema[part] !== undefined);
  return {
    ...(takesInput && { 400: problem('The shape or a type of the request is wrong.') }),
    ...(authenticated && {
      401: problem('No valid token.'),
      403: problem('Known, and not allowed.'),
    }),
    default: problem('Any other refusal or failure.'),
  };
}

function markNames(schema: JsonSchema): JsonSchema {
  const { $id, ...rest } = literalsToEnum(schema);
  return $id === undefined ? rest : { ...rest, [nameMark]: $id };
}

/** Moves every marked schema to `components.schemas` and leaves a reference in its place. */
function hoistComponents(document: object): object {
  const components: Record<string, unknown> = {};
  const paths = replaceMarked((document as JsonSchema)['paths'], components);
  const sorted = Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1)));
  const others = (document as { components?: object }).components;
  return { ...document, components: { ...others, schemas: sorted }, paths };
}

function replaceMarked(value: unknown, components: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceMarked(item, components));
  if (typeof value !== 'object' || value === null) return value;
  const { [nameMark]: name, ...rest } = value as JsonSchema;
  const replaced = Object.fromEntries(
    Object.entries(rest).map(([key, inner]) => [key, replaceMarked(inner, components)]),
  );
  if (typeof name !== 'string') return replaced;
  const known = components[name];
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(replaced)) {
    throw new Error(`two different schemas are named ${name}`);
  }
  components[name] = replaced;
  return { $ref: `#/components/schemas/${name}` };
}
