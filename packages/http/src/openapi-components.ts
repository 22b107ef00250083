import { asSchema, type JsonSchema, literalsToEnum, mapSchemas } from './prepare-schema.ts';

/** Marks a schema that becomes a component of the document; swagger's own handling of `$id` is avoided. */
const nameMark = 'x-component';

/** The form a schema has in the document: named parts marked, choices of texts as enums. */
export function markNames(schema: unknown): unknown {
  return mapSchemas(schema, (rules) => {
    const { $id, ...rest } = literalsToEnum(rules);
    return $id === undefined ? rest : { ...rest, [nameMark]: $id };
  });
}

/** Moves every marked schema of the paths to `components.schemas` and leaves a reference in its place. */
export function hoistComponents(document: JsonSchema): JsonSchema {
  const found: Record<string, unknown> = {};
  const paths = replaceMarked(document['paths'], found);
  const schemas = Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...document, components: { ...asSchema(document['components']), schemas }, paths };
}

function replaceMarked(value: unknown, found: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceMarked(item, found));
  const object = asSchema(value);
  if (object === undefined) return value;
  const { [nameMark]: name, ...rest } = object;
  const replaced = Object.fromEntries(
    Object.entries(rest).map(([key, inner]) => [key, replaceMarked(inner, found)]),
  );
  if (typeof name !== 'string') return replaced;
  found[name] ??= replaced;
  if (JSON.stringify(found[name]) !== JSON.stringify(replaced)) {
    throw new Error(`two different schemas are named ${name}`);
  }
  return { $ref: `#/components/schemas/${name}` };
}
