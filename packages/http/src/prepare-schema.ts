/** A JSON schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The value as a schema, or as a map of schemas; undefined for anything but a plain object. */
export function asSchema(value: unknown): JsonSchema | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonSchema)
    : undefined;
}

/** Keywords whose values are data, not schemas. */
const dataKeywords = new Set(['const', 'default', 'enum', 'examples', 'required']);
/** Keywords whose values map names to schemas. */
const mapKeywords = new Set(['properties', 'patternProperties']);

/** Rewrites every schema inside a schema, the innermost first. */
export function mapSchemas(schema: unknown, rewrite: (schema: JsonSchema) => JsonSchema): unknown {
  if (Array.isArray(schema)) return schema.map((item) => mapSchemas(item, rewrite));
  const rules = asSchema(schema);
  if (rules === undefined) return schema;
  return rewrite(
    mapValues(rules, (value, keyword) => {
      if (dataKeywords.has(keyword)) return value;
      if (mapKeywords.has(keyword)) return mapValues(value, (inner) => mapSchemas(inner, rewrite));
      return mapSchemas(value, rewrite);
    }),
  );
}

function mapValues(value: unknown, change: (value: unknown, key: string) => unknown): JsonSchema {
  return Object.fromEntries(
    Object.entries(asSchema(value) ?? {}).map(([key, inner]) => [key, change(inner, key)]),
  );
}

/** What is inside a value, with the schema of each part; without a key where it is the value itself. */
export function* childSchemas(
  rules: JsonSchema,
  data: object,
): Generator<[key: string | undefined, schema: unknown, value: unknown]> {
  for (const choice of [rules['anyOf'], rules['allOf'], rules['oneOf']].flat())
    yield [undefined, choice, data];
  if (Array.isArray(data)) {
    for (const [index, item] of data.entries()) yield [String(index), rules['items'], item];
    return;
  }
  for (const [name, schema] of Object.entries(asSchema(rules['properties']) ?? {})) {
    if (Object.hasOwn(data, name)) yield [name, schema, data[name as keyof typeof data]];
  }
}

/** A choice between texts is an enum: clearer messages, clearer documents, cheaper checks. */
export function literalsToEnum(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length === 0) return schema;
  const choices = anyOf.map((item) => asSchema(item)?.['const']);
  const onlyTexts = choices.every((choice) => typeof choice === 'string');
  return onlyTexts ? { ...rest, type: 'string', enum: choices } : schema;
}

/** "X or null" becomes X with `nullable`, which the validator and the serializer handle without a branch. */
function nullToNullable(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema;
  const choices = anyOf.map(asSchema);
  const other = choices.find((choice) => choice?.['type'] !== 'null');
  const hasNull = choices.some((choice) => choice?.['type'] === 'null');
  if (!hasNull || typeof other?.['type'] !== 'string') return schema;
  const values = other['enum'];
  return { ...rest, ...other, nullable: true, ...(Array.isArray(values) && { enum: [...values, null] }) };
}

/** The form the validator and the serializer compile: no names, plain enums, `nullable`. */
export function toCompilable(schema: unknown): unknown {
  return mapSchemas(schema, ({ $id: _name, ...rules }) => nullToNullable(literalsToEnum(rules)));
}
