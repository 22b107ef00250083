import type { ErrorObject } from 'ajv';
import { formats } from './formats.ts';
import { patternMessages } from './patterns.ts';
import type { FieldError } from './problem.ts';

/** One problem for each wrong field, in plain words that complete "the field ...". */
export function explainAll(problems: readonly ErrorObject[]): FieldError[] {
  const messages = new Map<string, string>();
  for (const problem of resolveChoices(problems)) {
    const path = pathOf(problem);
    if (!messages.has(path)) messages.set(path, explain(problem));
  }
  return [...messages].map(([path, message]) => ({ path, message }));
}

/**
 * Where every form of a choice (`anyOf`) failed: keeps the problems of the one form that was meant, else one
 * problem for the whole. A form was not meant when the value's type, or a fixed text inside it, is another.
 */
function resolveChoices(problems: readonly ErrorObject[]): readonly ErrorObject[] {
  const choice = problems.find(({ keyword }) => keyword === 'anyOf');
  if (choice === undefined) return problems;
  const inside = problems.filter((problem) => isWithin(problem, choice));
  const outside = problems.filter((problem) => problem !== choice && !inside.includes(problem));
  const forms = Map.groupBy(
    inside,
    ({ schemaPath }) => schemaPath.slice(choice.schemaPath.length).split('/')[1],
  );
  const meant = [...forms.values()].filter((form) => !form.some((problem) => rulesOut(problem, choice)));
  const [kept = [], ...more] = meant;
  const isClear = kept.length > 0 && more.length === 0;
  return resolveChoices([...outside, ...(isClear ? kept : [{ ...choice, keyword: 'form' }])]);
}

function isWithin(problem: ErrorObject, choice: ErrorObject): boolean {
  const sameValue = `${problem.instancePath}/`.startsWith(`${choice.instancePath}/`);
  return sameValue && problem.schemaPath.startsWith(`${choice.schemaPath}/`);
}

function rulesOut({ keyword, instancePath }: ErrorObject, choice: ErrorObject): boolean {
  return instancePath === choice.instancePath
    ? keyword === 'type'
    : keyword === 'const' || keyword === 'enum';
}

function pathOf({ keyword, instancePath, params }: ErrorObject): string {
  const names = { required: params['missingProperty'], additionalProperties: params['additionalProperty'] };
  const name: unknown = names[keyword as keyof typeof names];
  if (typeof name !== 'string') return instancePath;
  return `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

type Explain = (params: Record<string, unknown>, schema: unknown) => string;

const count = (n: unknown, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

const explanations: Readonly<Record<string, Explain>> = {
  required: () => 'is required',
  additionalProperties: () => 'is not a known field',
  type: ({ type }) => `must be ${describeType(type)}`,
  enum: ({ allowedValues }) => `must be one of: ${[allowedValues].flat().join(', ')}`,
  const: ({ allowedValue }) => `must be ${allowedValue}`,
  format: ({ format }) => formats[String(format)]?.message ?? 'does not have the right form',
  pattern: ({ pattern }, schema) => patternMessages[String(pattern)] ?? describePattern(schema),
  minLength: ({ limit }) => (limit === 1 ? 'must not be empty' : `must be at least ${limit} characters`),
  maxLength: ({ limit }) => `must be at most ${count(limit, 'character')}`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
  exclusiveMinimum: ({ limit }) => `must be more than ${limit}`,
  exclusiveMaximum: ({ limit }) => `must be less than ${limit}`,
  multipleOf: ({ multipleOf }) => `must be a multiple of ${multipleOf}`,
  minItems: ({ limit }) => `must have at least ${count(limit, 'item')}`,
  maxItems: ({ limit }) => `must have at most ${count(limit, 'item')}`,
  uniqueItems: ({ i, j }) =>
    `must not repeat an item: number ${Number(i) + 1} is equal to number ${Number(j) + 1}`,
  minProperties: ({ limit }) => `must have at least ${count(limit, 'field')}`,
  maxProperties: ({ limit }) => `must have at most ${count(limit, 'field')}`,
  form: () => 'has none of the forms that this field takes',
};

function explain({ keyword, params, parentSchema, message }: ErrorObject): string {
  return explanations[keyword]?.(params, parentSchema) ?? message ?? 'is not valid';
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function describeType(type: unknown): string {
  const types: unknown[] = [type].flat();
  return types.map((name) => typeNames[String(name)] ?? name).join(' or ');
}

/** A schema with a pattern of its own says in its description what it wants. */
function describePattern(schema: unknown): string {
  const description = (schema as { description?: string } | undefined)?.description;
  return `does not have the right form${description ? `: ${description}` : ''}`;
}
