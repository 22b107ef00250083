import fc, { type Arbitrary } from 'fast-check';
import { courseCode } from '../../tests/world.ts';
import type { KnownIds } from './known.ts';
import type { Operation, Schema } from './operations.ts';

export const kinds = ['valid', 'boundary', 'wrong type', 'oversized', 'nonsense'] as const;
export type Kind = (typeof kinds)[number];

const day = 86_400_000;
/** Good values are this many times as likely as bad ones, so that something else is looked at than the first. */
const goodWeight = 4;
const longText = 'x'.repeat(70_000);
const manyItems = 1_000;

/** Texts that programs trip over. */
const nonsenseTexts = [
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  '\u{1f469}\u200d\u{1f393}',
  "' OR '1'='1",
  '"; DROP TABLE users; --',
  '__proto__',
  'constructor',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '%00%0d%0aSet-Cookie: a=b',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a careless logger would look up
  '${jndi:ldap://127.0.0.1/a}',
  'NaN',
  '-0',
  '1e309',
];

/** Makes values from the schemas of one operation. */
export class Values {
  readonly #operation: Operation;
  readonly #known: KnownIds;

  constructor(operation: Operation, known: KnownIds) {
    this.#operation = operation;
    this.#known = known;
  }

  /** Values that fit a schema, but for some leaves of the given kind. */
  of(schema: Schema, kind: Kind, field = ''): Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.of(this.#resolve(schema.$ref), kind, field);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => this.of(one, kind, field)));
    const good = this.#good(schema, kind, field);
    if (kind === 'valid') return good;
    return fc.oneof({ weight: goodWeight, arbitrary: good }, { weight: 1, arbitrary: bad(schema, kind) });
  }

  #resolve(ref: string): Schema {
    const schema = this.#operation.document.components.schemas[ref.replace('#/components/schemas/', '')];
    if (!schema) throw new Error(`${ref} is not in the document`);
    return schema;
  }

  #good(schema: Schema, kind: Kind, field: string): Arbitrary<unknown> {
    if ('const' in schema) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const { minimum = -1_000, maximum = 1_000_000, minItems = 0, maxItems = 3 } = schema;
    switch (schema.type) {
      case 'object': {
        const entries = Object.entries(schema.properties ?? {});
        const model = Object.fromEntries(entries.map(([name, part]) => [name, this.of(part, kind, name)]));
        const requiredKeys = kind === 'nonsense' ? [] : [...(schema.required ?? [])];
        return fc.record(model, { requiredKeys });
      }
      case 'array': {
        const maxLength = Math.min(maxItems, minItems + 3);
        return fc.array(this.of(schema.items ?? {}, kind, field), { minLength: minItems, maxLength });
      }
      case 'integer':
        return fc.integer({ min: minimum, max: maximum });
      case 'number':
        return fc.double({ min: minimum, max: maximum, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'string':
        return this.#text(schema, field);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  }

  #text({ format, pattern, minLength = 0, maxLength = 100 }: Schema, field: string): Arbitrary<string> {
    switch (format) {
      case 'uuid':
        return this.#id(field);
      case 'date-time':
        return instant();
      case 'date':
        return instant().map((text) => text.slice(0, 10));
      case 'time-zone':
        return fc.constantFrom('UTC', 'Europe/London', 'Asia/Karachi', 'America/St_Johns');
      case 'email':
        return fc.nat({ max: 1_000_000 }).map((number) => `fuzz-${number}@example.edu`);
      case 'uri':
        // Addresses at which nobody outside this machine is asked.
        return fc.constantFrom(
          'https://127.0.0.1:1/a.ics',
          'https://localhost/',
          'https://nowhere.invalid/a',
        );
      default:
    }
    if (field === 'courseCode' || field === 'course' || field === 'code') return fc.constant(courseCode);
    const fits = new RegExp(pattern ?? '', 'u');
    // Lookaheads and properties of characters are more than can be generated from.
    const isPlain = pattern !== undefined && !/\(\?=|\\p/.test(pattern);
    const texts = isPlain
      ? fc.stringMatching(new RegExp(pattern))
      : fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 20) });
    return texts.filter((text) => fits.test(text) && text.length >= minLength && text.length <= maxLength);
  }

  #id(field: string): Arbitrary<string> {
    const ids = this.#known.idsFor(field, this.#operation);
    if (ids.length === 0) return fc.uuid();
    return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.uuid() });
  }
}

/** A quarter of an hour within the coming weeks, sometimes with an offset. */
function instant(): Arbitrary<string> {
  const today = Math.floor(Date.now() / day) * day;
  return fc
    .tuple(fc.integer({ min: -96, max: 3_000 }), fc.constantFrom('Z', '+05:00'))
    .map(([quarters, zone]) => new Date(today + quarters * 900_000).toISOString().replace('Z', zone));
}

function bad(schema: Schema, kind: Exclude<Kind, 'valid'>): Arbitrary<unknown> {
  switch (kind) {
    case 'boundary':
      return fc.constantFrom(...boundariesOf(schema));
    case 'wrong type':
      return fc.constantFrom<unknown[]>(null, true, 0, -1.5, '', 'text', [], [null], {}, { a: 1 });
    case 'oversized':
      return fc.constantFrom<unknown[]>(
        longText,
        'ä'.repeat(5_000),
        10 ** 25,
        -(10 ** 25),
        Array(manyItems).fill(null),
        Array(manyItems).fill(longText.slice(0, 10)),
        Object.fromEntries(Array.from({ length: manyItems }, (_, index) => [`key${index}`, index])),
      );
    case 'nonsense':
      return fc.oneof(fc.constantFrom(...nonsenseTexts), fc.string({ unit: 'binary' }), fc.jsonValue());
    default:
      return kind satisfies never;
  }
}

function boundariesOf({ type, format, minimum, maximum, minLength, maxLength, maxItems }: Schema): unknown[] {
  if (type === 'integer' || type === 'number') {
    const edges = [minimum, maximum].flatMap((edge) =>
      edge === undefined ? [] : [edge, edge - 1, edge + 1, edge + 0.5],
    );
    return [...edges, 0, -0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE];
  }
  if (type === 'array') return [[], Array(Math.min(maxItems ?? 10, manyItems) + 1).fill('x')];
  if (format === 'date-time' || format === 'date') {
    const length = format === 'date' ? 10 : 35;
    return ['0000-01-01', '0001-01-01', '1582-10-10', '2026-02-29', '2028-02-29', '9999-12-31']
      .flatMap((date) => [`${date}T00:00:00Z`, `${date}T23:59:59.999999999+14:00`, `${date}T23:59:60Z`])
      .map((text) => text.slice(0, length));
  }
  const lengths = [minLength ?? 0, (minLength ?? 1) - 1, maxLength ?? 300, (maxLength ?? 300) + 1];
  return lengths
    .filter((length) => length >= 0 && length <= longText.length)
    .flatMap((length) => ['x'.repeat(length), ' '.repeat(length), '\u{1f600}'.repeat(Math.ceil(length / 2))]);
}
