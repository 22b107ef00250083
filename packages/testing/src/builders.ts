import { newId } from '@studyhall/db';
import type { Person } from '@studyhall/http';

/** A student nobody has seen before. */
export function buildPerson(overrides: Partial<Person> = {}): Person {
  const id = overrides.id ?? newId();
  return { id, roles: ['student'], email: uniqueEmail(), name: `Person ${id.slice(-4)}`, ...overrides };
}

export function uniqueEmail(): string {
  return `${uniqueText('person')}@example.edu`;
}

/** `prefix-` and letters that no other call gives; at most 16 characters longer than the prefix. */
export function uniqueText(prefix: string): string {
  return `${prefix}-${newId().replaceAll('-', '').slice(-12)}`;
}
