import { fastify, type RouteOptions } from 'fastify';
import { hoistComponents, markNames } from './openapi-components.ts';
import { asSchema, type JsonSchema } from './prepare-schema.ts';
import { ProblemSchema } from './schemas.ts';
import type { ServiceApp } from './service-app.ts';

interface OpenApiOptions {
  readonly name: string;
  readonly version?: string;
}

/** Collects the `/api` routes; `app.openapi()` answers the OpenAPI 3.1 document. */
export function registerOpenApi(app: ServiceApp, { name, version = '1.0.0' }: OpenApiOptions): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    assertDocumented(route);
    if (route.url.startsWith('/api') && route.method !== 'HEAD') routes.push(route);
  });
  app.decorate('openapi', () => document(app, { title: `Study Hall: ${name}`, version }, routes));
}

/** Described in an application of its own: one that serves has no need of what writes the document. */
async function document(
  app: ServiceApp,
  info: { readonly title: string; readonly version: string },
  routes: readonly RouteOptions[],
): Promise<object> {
  const { default: swagger } = await import('@fastify/swagger');
  const described = fastify({ exposeHeadRoutes: false });
  described.setValidatorCompiler(() => () => true);
  described.setSerializerCompiler(() => JSON.stringify);
  await described.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info,
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    convertConstToEnum: false,
    transform: ({ schema, url, route }) => ({
      // Routes hold plain JSON schemas, of which only the form changes here.
      schema: describeRoute(app, asSchema(schema) ?? {}, route) as typeof schema,
      url,
    }),
    transformObject: (input) =>
      hoistComponents(asSchema('openapiObject' in input && input.openapiObject) ?? {}),
  });
  for (const route of routes) described.route(route);
  await described.ready();
  return described.swagger();
}

function assertDocumented({ url, schema, method }: RouteOptions): void {
  const isPublic = url.startsWith('/api') && method !== 'HEAD' && !schema?.hide;
  if (isPublic && !schema?.operationId) throw new Error(`${String(method)} ${url} needs an operationId`);
}

const requestParts = ['body', 'querystring', 'params', 'headers'];

/** What the document says of a route: its schemas, who may call it, and how it refuses. */
function describeRoute(app: ServiceApp, given: JsonSchema, route: RouteOptions): JsonSchema {
  if (!route.url.startsWith('/api')) return { hide: true };
  const steps: unknown[] = [route.onRequest].flat();
  const isRequired = steps.includes(app.authenticate);
  const isOptional = steps.includes(app.authenticateOptionally);
  const schema = route.config?.idempotent ? { ...given, headers: idempotencyHeaders } : given;
  const parts = requestParts.filter((part) => schema[part] !== undefined);
  const answers = { ...describeRefusals(parts.length > 0, isRequired), ...asSchema(schema['response']) };
  const security = [...(isRequired || isOptional ? [{ bearer: [] }] : []), ...(isOptional ? [{}] : [])];
  return {
    ...schema,
    ...Object.fromEntries(parts.map((part) => [part, describePart(part, schema[part])])),
    response: Object.fromEntries(
      Object.entries(answers).map(([status, answer]) => [status, markNames(answer)]),
    ),
    ...(security.length > 0 && { security }),
  };
}

const idempotencyHeaders = {
  type: 'object',
  properties: {
    'Idempotency-Key': {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      description: 'A repeat under the same key, within 24 hours, is answered as the first was.',
    },
  },
};

/** A query field with a default may be left out. A body may share its schema with an answer, and stays as it is. */
function describePart(part: string, schema: unknown): unknown {
  const { required, ...rules } = asSchema(schema) ?? {};
  if (part !== 'querystring' || !Array.isArray(required)) return markNames(schema);
  const properties = asSchema(rules['properties']);
  const needed = required.filter((name) => asSchema(properties?.[name])?.['default'] === undefined);
  return markNames({ ...rules, required: needed });
}

function describeRefusals(takesInput: boolean, needsToken: boolean): JsonSchema {
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: ProblemSchema } },
  });
  return {
    ...(takesInput && { 400: problem('The shape or a type of the request is wrong.') }),
    ...(needsToken && {
      401: problem('No valid token.'),
      403: problem('Known, and not allowed.'),
    }),
    default: problem('Any other refusal or failure.'),
  };
}
