import { asSchema, childSchemas, type JsonSchema } from './prepare-schema.ts';
import type { FieldError } from './problem.ts';

/** Up to here a field that is too large is reported beside all others. */
function slack(limit: unknown): number {
  return typeof limit === 'number' ? limit * 4 + 100 : Number.POSITIVE_INFINITY;
}

/**
 * The first part of a body that is far over its bound. Validation that reports everything also looks at
 * everything: a megabyte of tiny wrong items would cost seconds, and an answer larger than the request.
 */
export function findOversize(schema: unknown, data: unknown, path = ''): FieldError | undefined {
  const rules = asSchema(schema);
  if (rules === undefined) return undefined;
  if (typeof data === 'string') {
    const { maxLength } = rules;
    return data.length > slack(maxLength)
      ? { path, message: `must be at most ${maxLength} characters` }
      : undefined;
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const tooMany = Array.isArray(data) ? findTooManyItems(rules, data) : findTooManyFields(rules, data);
  if (tooMany !== undefined) return { path, message: tooMany };
  for (const [key, inner, value] of childSchemas(rules, data)) {
    const found = findOversize(inner, value, key === undefined ? path : `${path}/${key}`);
    if (found) return found;
  }
  return undefined;
}

function findTooManyItems({ maxItems }: JsonSchema, data: readonly unknown[]): string | undefined {
  return data.length > slack(maxItems) ? `must have at most ${maxItems} items` : undefined;
}

function findTooManyFields({ maxProperties, properties }: JsonSchema, data: object): string | undefined {
  const most = maxProperties ?? (properties && Object.keys(properties).length);
  return Object.keys(data).length > slack(most) ? 'has far too many fields' : undefined;
}
