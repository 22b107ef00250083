/** A JSON schema as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keywords whose values are data, not schemas. */
const dataKeywords = new Set(['const', 'default', 'enum', 'examples', 'required']);

/** Rewrites every schema inside a schema, the innermost first. */
export function mapSchemas(schema: unknown, rewrite: (schema: JsonSchema) => JsonSchema): unknown {
  if (Array.isArray(schema)) return schema.map((item) => mapSchemas(item, rewrite));
  if (!isObject(schema)) return schema;
  const mapped = Object.entries(schema).map(([keyword, value]) => {
    if (dataKeywords.has(keyword)) return [keyword, value];
    if (keyword === 'properties' || keyword === 'patternProperties') {
      return [keyword, mapValues(value, (inner) => mapSchemas(inner, rewrite))];
    }
    return [keyword, mapSchemas(value, rewrite)];
  });
  return rewrite(Object.fromEntries(mapped));
}

function mapValues(value: unknown, change: (value: unknown) => unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
}

/** A choice between constants is an enum: clearer messages, clearer documents, cheaper checks. */
export function literalsToEnum(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length === 0) return schema;
  if (!anyOf.every((item) => isObject(item) && typeof item['const'] === 'string')) return schema;
  return { ...rest, type: 'string', enum: anyOf.map((item: JsonSchema) => item['const']) };
}

/** "X or null" becomes X with `nullable`, which the validator and the serializer handle without a branch. */
export function nullToNullable(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema;
  const other: unknown = anyOf.find((item) => isObject(item) && item['type'] !== 'null');
  const hasNull = anyOf.some((item) => isObject(item) && item['type'] === 'null');
  if (!hasNull || !isObject(other) || typeof other['type'] !== 'string') return schema;
  const choices = other['enum'];
  return { ...rest, ...other, nullable: true, ...(Array.isArray(choices) && { enum: [...choices, null] }) };
}

function withoutId({ $id: _, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

/** The form the validator and the serializer compile: no names, plain enums, `nullable`. */
export function toCompilable(schema: unknown): unknown {
  return mapSchemas(schema, (inner) => nullToNullable(literalsToEnum(withoutId(inner))));
}
