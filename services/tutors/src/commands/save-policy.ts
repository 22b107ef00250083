import type { Context } from '../context.ts';
import { findPolicy, updatePolicy } from '../data/policy-repository.ts';
import type { Policy } from '../domain/limits.ts';

export type PolicyInput = Omit<Policy, 'timeZone'> & { readonly timeZone?: string };

/** Sets the limits; without a time zone the one that is set stays. */
export function savePolicy({ db }: Context, input: PolicyInput): Promise<Policy> {
  return db.transaction(async (tx) => {
    const policy = { ...(await findPolicy(tx)), ...input };
    await updatePolicy(tx, policy);
    return policy;
  });
}
