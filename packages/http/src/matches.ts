import { Ajv, type ValidateFunction } from 'ajv';
import type { Static, TSchema } from 'typebox';
import { addFormats } from './formats.ts';
import { toCompilable } from './prepare-schema.ts';
import type { FieldError } from './problem.ts';
import { explainAll } from './validation-messages.ts';

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
});
addFormats(ajv);

const compiled = new WeakMap<TSchema, ValidateFunction>();

function compile(schema: TSchema): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  // A TypeBox schema is an object, and so is what becomes of it.
  const validate = ajv.compile(toCompilable(schema) as object);
  compiled.set(schema, validate);
  return validate;
}

/**
 * Whether a value has the shape of a schema, by the validator that requests go through: TypeBox's own would add
 * 8 MiB to every process.
 */
export function matches<T extends TSchema>(schema: T, value: unknown): value is Static<T> {
  return compile(schema)(value) === true;
}

/** What is wrong with a value, held against a schema; empty when it matches. */
export function mismatches(schema: TSchema, value: unknown): FieldError[] {
  const validate = compile(schema);
  return validate(value) === true ? [] : explainAll(validate.errors ?? []);
}
