import { Ajv } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';
import { formats } from './formats.ts';
import { findOversize } from './oversize.ts';
import { toCompilable } from './prepare-schema.ts';
import { BadRequestError, type FieldError } from './problem.ts';
import { assertBounded } from './schema-bounds.ts';
import { explainAll } from './validation-messages.ts';

function createAjv(coerceTypes: false | 'array'): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    coerceTypes,
    useDefaults: true,
    removeAdditional: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    verbose: true,
  });
  for (const [name, { validate }] of Object.entries(formats)) ajv.addFormat(name, validate);
  return ajv;
}

const partNames: Readonly<Record<string, string>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
};

/** Compiles request schemas: a body is taken as it is, query and path parameters are coerced from text. */
export function createValidatorCompiler(): FastifySchemaCompiler<unknown> {
  const exact = createAjv(false);
  const coercing = createAjv('array');
  return ({ schema, httpPart = 'body', url, method }) => {
    const prepared = toCompilable(schema);
    if (url?.startsWith('/api')) assertBounded(prepared, `${method} ${url} ${httpPart}`);
    const ajv = httpPart === 'body' ? exact : coercing;
    // A schema is an object or a boolean; anything else was refused by the route's types.
    const validate = ajv.compile(prepared as object);
    const part = partNames[httpPart] ?? 'request';
    return (data: unknown) => {
      const oversize = httpPart === 'body' ? findOversize(prepared, data) : undefined;
      if (oversize) return { error: invalidRequest(part, [oversize]) };
      return validate(data) || { error: invalidRequest(part, explainAll(validate.errors ?? [])) };
    };
  };
}

/** A bound on the answer: whoever has more wrong than this has another schema in mind. */
const maxErrors = 50;

function invalidRequest(part: string, all: readonly FieldError[]): BadRequestError {
  const errors = all.slice(0, maxErrors);
  const [first] = errors;
  const what = first
    ? `${first.path.slice(1) || 'it'} ${first.message}`
    : 'see the documentation of this call';
  const more = all.length > 1 ? `, and ${all.length - 1} more` : '';
  return new BadRequestError({ detail: `The ${part} is not valid: ${what}${more}.`, errors });
}
