import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';
import { addFormats, formats } from './formats.ts';
import { findOversize } from './oversize.ts';
import { toCompilable } from './prepare-schema.ts';
import { BadRequestError, type FieldError, UnprocessableError } from './problem.ts';
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
  addFormats(ajv);
  return ajv;
}

const partNames: Readonly<Record<string, string>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
};

/**
 * Compiles request schemas: a body is taken as it is, query and path parameters are coerced from text. Each is
 * compiled when it is first needed: most of a service's start would go into this, for routes that nobody may call.
 */
export function createValidatorCompiler(): FastifySchemaCompiler<unknown> {
  const exact = createAjv(false);
  const coercing = createAjv('array');
  return ({ schema, httpPart = 'body', url, method }) => {
    const prepared = toCompilable(schema);
    if (url?.startsWith('/api')) assertBounded(prepared, `${method} ${url} ${httpPart}`);
    const ajv = httpPart === 'body' ? exact : coercing;
    let compiled: ValidateFunction | undefined;
    const part = partNames[httpPart] ?? 'request';
    return (data: unknown) => {
      const oversize = httpPart === 'body' ? findOversize(prepared, data) : undefined;
      if (oversize) return { error: new InvalidRequestError(part, [oversize]) };
      // A schema is an object or a boolean; anything else was refused by the route's types.
      compiled ??= ajv.compile(prepared as object);
      const validate = compiled;
      return validate(data) || { error: toRefusal(part, validate.errors ?? []) };
    };
  };
}

/** 400; but 422 where all is well formed and only names what does not exist, such as 30 February. */
function toRefusal(part: string, problems: readonly ErrorObject[]): Error {
  const errors = explainAll(problems);
  return problems.every(isImpossible)
    ? new ImpossibleValueError(part, errors)
    : new InvalidRequestError(part, errors);
}

function isImpossible({ keyword, params, data }: ErrorObject): boolean {
  return keyword === 'format' && formats[String(params['format'])]?.shape?.test(String(data)) === true;
}

class InvalidRequestError extends BadRequestError {
  override name = 'InvalidRequestError';
  constructor(part: string, errors: readonly FieldError[]) {
    super({ detail: `The ${part} is not valid: ${summarize(errors)}.`, errors: errors.slice(0, maxErrors) });
  }
}

class ImpossibleValueError extends UnprocessableError {
  override name = 'ImpossibleValueError';
  constructor(part: string, errors: readonly FieldError[]) {
    super({
      code: 'impossible-value',
      detail: `The ${part} names what does not exist: ${summarize(errors)}.`,
      errors: errors.slice(0, maxErrors),
    });
  }
}

/** A bound on the answer: whoever has more wrong than this has another schema in mind. */
const maxErrors = 50;

function summarize(errors: readonly FieldError[]): string {
  const [first] = errors;
  if (first === undefined) return 'see the documentation of this call';
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : '';
  return `${first.path.slice(1) || 'it'} ${first.message}${more}`;
}
