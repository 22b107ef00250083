export * from './access.ts';
export type { Attribute, Attributes } from './attributes.ts';
export { PolicyError, validatePolicies } from './policies.ts';
