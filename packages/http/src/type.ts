import type { Type as TypeBox } from 'typebox';

type Options = Readonly<Record<string, unknown>>;
type Schema = Record<string, unknown>;
type Builder = Pick<
  typeof TypeBox,
  | 'Array'
  | 'Boolean'
  | 'Enum'
  | 'Integer'
  | 'Literal'
  | 'Null'
  | 'Number'
  | 'Object'
  | 'Optional'
  | 'Partial'
  | 'Record'
  | 'String'
  | 'Union'
  | 'Unknown'
>;

/** Schemas of properties that may be missing; none of their own keywords says so. */
const optional = Symbol('optional');

/** Of a type: `type` and whatever else was given. */
function simple(type: string) {
  return (options: Options = {}): Schema => ({ type, ...options });
}

function makeOptional(schema: Schema): Schema {
  return Object.defineProperty({ ...schema }, optional, { value: true });
}

function makeObject(properties: Readonly<Record<string, Schema>>, options: Options = {}): Schema {
  const required = Object.keys(properties).filter((name) => !(optional in (properties[name] ?? {})));
  return { type: 'object', ...(required.length > 0 && { required }), properties, ...options };
}

function mapProperties({ properties }: Schema, change: (schema: Schema) => Schema): Record<string, Schema> {
  const entries = Object.entries((properties ?? {}) as Record<string, Schema>);
  return Object.fromEntries(entries.map(([name, schema]) => [name, change(schema)]));
}

const builder = {
  Array: (items: Schema, options: Options = {}) => ({ type: 'array', items, ...options }),
  Boolean: simple('boolean'),
  Enum: (values: readonly unknown[], options: Options = {}) => ({ enum: [...values], ...options }),
  Integer: simple('integer'),
  Literal: (value: unknown, options: Options = {}) => ({ type: typeof value, const: value, ...options }),
  Null: simple('null'),
  Number: simple('number'),
  Object: makeObject,
  Optional: makeOptional,
  Partial: (schema: Schema, options: Options = {}) =>
    makeObject(mapProperties(schema, makeOptional), options),
  Record: (_texts: Schema, values: Schema, options: Options = {}) => ({
    type: 'object',
    patternProperties: { '^.*$': values },
    ...options,
  }),
  String: simple('string'),
  Union: (choices: readonly Schema[], options: Options = {}) => ({ anyOf: choices, ...options }),
  Unknown: (options: Options = {}) => ({ ...options }),
} satisfies Record<keyof Builder, (...given: never[]) => Schema>;

/**
 * Builds the JSON schemas that TypeBox would, with TypeBox's types. Its own builder is 370 modules, most of them for
 * computing with types, which would take 9 MiB and a fifth of the start of every process.
 */
// TypeBox's types tell what a schema stands for beside what it is, which no value can be checked for.
export const Type = builder as unknown as Builder;
