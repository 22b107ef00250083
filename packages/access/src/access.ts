import {
  type CedarValueJson,
  type EntityJson,
  preparsePolicySet,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs';
import { ForbiddenError, type Person } from '@studyhall/http';
import { LRUCache } from 'lru-cache';

type Attribute = string | number | boolean | readonly string[] | { readonly person: string };
type Attributes = Readonly<Record<string, Attribute>>;

export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes?: Attributes;
}

export interface AccessRequest {
  /** Null for someone who is not signed in. */
  readonly person: Person | null;
  readonly action: string;
  readonly resource: Resource;
  readonly context?: Attributes;
}

export interface Access {
  can(request: AccessRequest): boolean;
  /** Throws ForbiddenError where `can` is false. */
  authorize(request: AccessRequest): void;
}

export interface AccessOptions {
  /** Distinguishes the policies of several services in one process. */
  readonly name: string;
  /** Cedar text. */
  readonly policies: string;
}

/** Policies that cannot be parsed: found at start, never at a decision. */
export class PolicyError extends Error {
  override name = 'PolicyError';
}

const rememberedDecisions = 50_000;

/** Parses the policies once. A decision is a pure function of its request, so decisions are remembered. */
export function createAccess({ name, policies }: AccessOptions): Access {
  const policySetId = parsePolicies(name, policies);
  const decisions = new LRUCache<string, boolean>({ max: rememberedDecisions });

  function can(request: AccessRequest): boolean {
    const key = keyOf(request);
    const known = decisions.get(key);
    if (known !== undefined) return known;
    const allowed = decide(policySetId, request);
    decisions.set(key, allowed);
    return allowed;
  }

  return {
    can,
    authorize(request) {
      if (!can(request)) throw new ForbiddenError();
    },
  };
}

let parsedSets = 0;

function parsePolicies(name: string, policies: string): string {
  const id = `${name}-${++parsedSets}`;
  const answer = preparsePolicySet(id, { staticPolicies: policies });
  if (answer.type === 'success') return id;
  const problems = answer.errors.map(({ message }) => message).join('; ');
  throw new PolicyError(`The policies of ${name} cannot be used: ${problems}`);
}

/** Everything the decision depends on: the policies see the person's id and roles, never name or address. */
function keyOf({ person, action, resource, context }: AccessRequest): string {
  return JSON.stringify([person?.id, person?.roles, action, resource, context]);
}

function decide(policySetId: string, { person, action, resource, context = {} }: AccessRequest): boolean {
  const principal = { type: 'Person', id: person?.id ?? 'anonymous' };
  const subject = { type: resource.type, id: resource.id };
  const attributes = { id: principal.id, roles: [...(person?.roles ?? [])] };
  const entities: EntityJson[] = [
    { uid: principal, attrs: attributes, parents: [] },
    { uid: subject, attrs: toCedar(resource.attributes ?? {}), parents: [] },
  ];
  const answer = statefulIsAuthorized({
    principal,
    action: { type: 'Action', id: action },
    resource: subject,
    context: toCedar(context),
    preparsedPolicySetId: policySetId,
    entities,
  });
  if (answer.type === 'failure') throw new Error(`No decision: ${answer.errors[0]?.message}`);
  const { decision, diagnostics } = answer.response;
  const [failed] = diagnostics.errors;
  if (failed) throw new Error(`Policy ${failed.policyId} failed: ${failed.error.message}`);
  return decision === 'allow';
}

function toCedar(attributes: Attributes): Record<string, CedarValueJson> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, toValue(value)]));
}

function toValue(value: Attribute): CedarValueJson {
  if (typeof value !== 'object') return value;
  return 'person' in value ? { __entity: { type: 'Person', id: value.person } } : [...value];
}
