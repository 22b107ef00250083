import fastJsonStringify, { type Schema } from 'fast-json-stringify';
import { type JsonSchema, mapSchemas, toCompilable } from './prepare-schema.ts';

/** Bounds say what may come in. Going out they would only cost, and a default would hide a missing field. */
const inputOnly = ['format', 'pattern', 'minLength', 'maxLength', 'default', 'description'];

function withoutInputRules(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !inputOnly.includes(keyword)));
}

/** Compiles response schemas. A required field that is missing, or a wrong type, is an error. */
export function compileSerializer({ schema }: { readonly schema: unknown }): (data: unknown) => string {
  // A response schema is an object; anything else was refused by the route's types.
  return fastJsonStringify(mapSchemas(toCompilable(schema), withoutInputRules) as Schema);
}
