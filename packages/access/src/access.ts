import { type EntityJson, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { ForbiddenError, type Person } from '@studyhall/http';
import { LRUCache } from 'lru-cache';
import { type Attributes, toCedar } from './attributes.ts';
import { preparsePolicies } from './policies.ts';

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
  /** Whose policies they are; for messages. */
  readonly name: string;
  /** Cedar text. */
  readonly policies: string;
}

/** A policy could not be evaluated, or the request could not be put to the engine: never a "yes". */
export class NoDecisionError extends Error {
  override name = 'NoDecisionError';
}

const rememberedDecisions = 10_000;

/**
 * Parses the policies once; throws PolicyError where they cannot be. What no policy permits is denied. A
 * decision is a pure function of its request, so decisions are remembered.
 */
export function createAccess({ name, policies }: AccessOptions): Access {
  const policySetId = preparsePolicies(name, policies);
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

/** Everything the decision depends on: the policies see the person's id and roles, not name or address. */
function keyOf({ person, action, resource, context }: AccessRequest): string {
  return JSON.stringify([person?.id, person?.roles, action, resource, context]);
}

function decide(policySetId: string, { person, action, resource, context = {} }: AccessRequest): boolean {
  const principal = { type: 'Person', id: person?.id ?? 'anonymous' };
  const subject = { type: resource.type, id: resource.id };
  const entities: EntityJson[] = [
    { uid: principal, attrs: toCedar({ id: principal.id, roles: person?.roles ?? [] }), parents: [] },
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
  if (answer.type === 'failure')
    throw new NoDecisionError(answer.errors.map(({ message }) => message).join('; '));
  const { decision, diagnostics } = answer.response;
  // Cedar leaves out a policy that fails. Left out, a `forbid` would turn into a "yes".
  const [failed] = diagnostics.errors;
  if (failed) throw new NoDecisionError(`${action}: ${failed.error.message}`);
  return decision === 'allow';
}
