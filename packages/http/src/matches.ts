import { Ajv, type ValidateFunction } from 'ajv';
import type { Static, TSchema } from 'typebox';
import { addFormats } from './formats.ts';
import { toCompilable } from './prepare-schema.ts';

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
addFormats(ajv);

const compiled = new WeakMap<TSchema, ValidateFunction>();

/**
 * Whether a value has the shape of a schema. The validator is that of requests; TypeBox's own would add 8 MiB
 * to every process.
 */
export function matches<T extends TSchema>(schema: T, value: unknown): value is Static<T> {
  const validate = compiled.get(schema) ?? ajv.compile(toCompilable(schema) as object);
  compiled.set(schema, validate);
  return validate(value) === true;
}
