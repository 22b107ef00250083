import { Ajv, type ErrorObject } from 'ajv';
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify';
import { formats } from './formats.ts';
import { toCompilable } from './prepare-schema.ts';
import { BadRequestError, type FieldError } from './problem.ts';

function createAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    coerceTypes: coerceTypes ? 'array' : false,
    useDefaults: true,
    removeAdditional: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    verbose: true,
    unicodeRegExp: true,
  });
  for (const [name, { validate }] of Object.entries(formats)) ajv.addFormat(name, validate);
  return ajv;
}

/** Compiles request schemas: a body is taken as it is, query and path parameters are coerced from text. */
export function createValidatorCompiler(): FastifySchemaCompiler<unknown> {
  const exact = createAjv(false);
  const coercing = createAjv(true);
  return ({ schema, httpPart }) => {
    const ajv = httpPart === 'body' ? exact : coercing;
    // A schema is an object or a boolean; anything else was refused by the route's types.
    return ajv.compile(toCompilable(schema) as object);
  };
}

const partNames: Readonly<Record<string, string>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
};

/** One problem for each wrong field of that part of the request. */
export function toInvalidRequest(
  problems: readonly FastifySchemaValidationError[],
  part: string | undefined,
): BadRequestError {
  const messages = new Map<string, string>();
  // The validator is ours, so its problems are Ajv's.
  for (const problem of problems as ErrorObject[]) {
    const { path, message } = describe(problem);
    if (!messages.has(path)) messages.set(path, message);
  }
  const errors: FieldError[] = [...messages].map(([path, message]) => ({ path, message }));
  const where = partNames[part ?? ''] ?? 'request';
  return new BadRequestError({ detail: `The ${where} is not valid: ${summarize(errors)}.`, errors });
}

function summarize(errors: readonly FieldError[]): string {
  const [first] = errors;
  if (!first) return 'see the documentation of this call';
  const name = first.path === '' ? 'it' : first.path.slice(1);
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : '';
  return `${name} ${first.message}${more}`;
}

function describe({ keyword, instancePath, params, message }: ErrorObject): FieldError {
  const at = (name: unknown) => `${instancePath}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (keyword === 'required') return { path: at(params['missingProperty']), message: 'is required' };
  if (keyword === 'additionalProperties') {
    return { path: at(params['additionalProperty']), message: 'is not a known field' };
  }
  return { path: instancePath, message: explain(keyword, params, message) };
}

function explain(keyword: string, params: Record<string, unknown>, fallback = 'is not valid'): string {
  const limit = Number(params['limit']);
  switch (keyword) {
    case 'type':
      return `must be ${describeType(params['type'])}`;
    case 'enum':
      return `must be one of: ${listed(params['allowedValues'])}`;
    case 'const':
      return `must be ${String(params['allowedValue'])}`;
    case 'format':
      return formats[String(params['format'])]?.message ?? fallback;
    case 'pattern':
      return 'has characters or a form that are not allowed here';
    case 'minLength':
      return limit === 1 ? 'must not be empty' : `must be at least ${limit} characters`;
    case 'maxLength':
      return `must be at most ${limit} characters`;
    case 'minimum':
      return `must be at least ${limit}`;
    case 'maximum':
      return `must be at most ${limit}`;
    case 'exclusiveMinimum':
      return `must be more than ${limit}`;
    case 'exclusiveMaximum':
      return `must be less than ${limit}`;
    case 'multipleOf':
      return `must be a multiple of ${String(params['multipleOf'])}`;
    case 'minItems':
      return `must have at least ${limit} ${limit === 1 ? 'item' : 'items'}`;
    case 'maxItems':
      return `must have at most ${limit} ${limit === 1 ? 'item' : 'items'}`;
    case 'uniqueItems':
      return `must not repeat an item (${String(params['j'])} and ${String(params['i'])} are equal)`;
    case 'minProperties':
      return `must have at least ${limit} ${limit === 1 ? 'field' : 'fields'}`;
    case 'maxProperties':
      return `must have at most ${limit} ${limit === 1 ? 'field' : 'fields'}`;
    default:
      return fallback;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

function describeType(type: unknown): string {
  const types = Array.isArray(type) ? type : String(type).split(',');
  return types.map((name: string) => typeNames[name] ?? name).join(' or ');
}

function listed(values: unknown): string {
  return Array.isArray(values) ? values.map(String).join(', ') : '';
}
