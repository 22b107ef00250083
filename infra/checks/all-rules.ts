import type { Rules } from './rule.ts';
import { balancerRules } from './rules/balancers.ts';
import { databaseRules } from './rules/database.ts';
import { deploymentRules } from './rules/deployments.ts';
import { networkRules } from './rules/network.ts';
import { operationsRules } from './rules/operations.ts';
import { pipelineRules } from './rules/pipeline.ts';
import { securityGroupRules } from './rules/security-groups.ts';
import { taskRules } from './rules/tasks.ts';
import type { Templates } from './templates.ts';

export const allRules: Rules = {
  ...networkRules,
  ...securityGroupRules,
  ...databaseRules,
  ...balancerRules,
  ...taskRules,
  ...deploymentRules,
  ...pipelineRules,
  ...operationsRules,
};

export interface Finding {
  readonly rule: string;
  readonly what: string;
}

/** Everything that is wrong with an environment. */
export function findFaults(templates: Templates): readonly Finding[] {
  return Object.entries(allRules).flatMap(([rule, check]) =>
    check(templates).map((what) => ({ rule, what })),
  );
}
