import { type DetailedError, preparsePolicySet, validate } from '@cedar-policy/cedar-wasm/nodejs';

/** Policies that cannot be parsed: found at start, never at a decision. */
export class PolicyError extends Error {
  override name = 'PolicyError';
}

let preparsed = 0;

/** Keeps the parsed policies inside the engine; answers the id they have there. Throws PolicyError. */
export function preparsePolicies(name: string, policies: string): string {
  const id = `${name}-${++preparsed}`;
  const answer = preparsePolicySet(id, { staticPolicies: policies });
  if (answer.type === 'success') return id;
  throw new PolicyError(`The policies of ${name} cannot be used: ${answer.errors.map(describe).join('; ')}`);
}

/**
 * What is wrong with policies when held against a Cedar schema: actions, types and attributes that do not
 * exist, and conditions that are never true. Empty when all is well. For tests.
 */
export function validatePolicies(policies: string, schema: string): string[] {
  const answer = validate({ schema, policies: { staticPolicies: policies } });
  if (answer.type === 'failure') return answer.errors.map(describe);
  const { validationErrors, validationWarnings } = answer;
  return [...validationErrors, ...validationWarnings].map(
    ({ policyId, error }) => `${policyId}: ${describe(error)}`,
  );
}

function describe({ message, sourceLocations: [location] = [] }: DetailedError): string {
  return location ? `${message} (at character ${location.start})` : message;
}
