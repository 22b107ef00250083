import { asSchema, mapSchemas } from './prepare-schema.ts';

/** Formats that bound the length of a text themselves. */
const boundedFormats = ['date', 'date-time', 'uuid', 'email', 'time-zone', 'uri'];

/** Throws at start for a text or a list in a public request that nothing bounds but the size of the body. */
export function assertBounded(schema: unknown, where: string): void {
  const isPlainText = asSchema(schema)?.['type'] === 'string';
  if (isPlainText) return;
  mapSchemas(schema, (rules) => {
    const { type, maxLength, enum: choices, const: constant, format, pattern, maxItems } = rules;
    const unboundedText =
      type === 'string' &&
      maxLength === undefined &&
      choices === undefined &&
      constant === undefined &&
      !boundedFormats.includes(String(format)) &&
      !isBoundedPattern(pattern);
    if (unboundedText) throw new Error(`${where}: a text needs maxLength: ${JSON.stringify(rules)}`);
    if (type === 'array' && maxItems === undefined) {
      throw new Error(`${where}: a list needs maxItems: ${JSON.stringify(asSchema(rules['items']))}`);
    }
    return rules;
  });
}

/** Whether a pattern without an open-ended repetition covers the whole text. */
function isBoundedPattern(pattern: unknown): boolean {
  return typeof pattern === 'string' && /^\^.*\$$/.test(pattern) && !/[*+]|,\}/.test(pattern);
}
