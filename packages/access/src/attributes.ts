import type { CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs';

export type Attribute = string | number | boolean | readonly string[] | { readonly person: string };

/** What policies see of a resource or a context. A number is a whole number: Cedar has no fractions. */
export type Attributes = Readonly<Record<string, Attribute>>;

export function toCedar(attributes: Attributes): Record<string, CedarValueJson> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, toValue(value)]));
}

function toValue(value: Attribute): CedarValueJson {
  if (typeof value !== 'object') return value;
  return 'person' in value ? { __entity: { type: 'Person', id: value.person } } : [...value];
}
