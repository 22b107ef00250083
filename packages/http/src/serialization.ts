import fastJsonStringify, { type Schema } from 'fast-json-stringify';
import { type JsonSchema, mapSchemas, toCompilable } from './prepare-schema.ts';

/** Bounds say what may come in. Going out they would only cost, and a default would hide a missing field. */
const inputOnly = ['format', 'pattern', 'minLength', 'maxLength', 'default', 'description'];

function withoutInputRules(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !inputOnly.includes(keyword)));
}

type Serialize = (data: unknown) => string;

/**
 * Compiles response schemas, each when it is first needed. A required field that is missing, or a wrong type, is
 * an error.
 */
export function compileSerializer({ schema }: { readonly schema: unknown }): Serialize {
  let serialize: Serialize | undefined;
  return (data) => {
    // A response schema is an object; anything else was refused by the route's types.
    serialize ??= fastJsonStringify(mapSchemas(toCompilable(schema), withoutInputRules) as Schema);
    return serialize(data);
  };
}
