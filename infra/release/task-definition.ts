import { at, isObject, type Json, list } from '../checks/templates.ts';
import type { Aws } from './aws.ts';

/** What AWS adds to a definition, and takes from nobody. */
const added = new Set([
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
]);

export interface NextDefinition {
  /** Also the name of the container. */
  readonly service: string;
  readonly family: string;
  readonly image: string;
}

/**
 * The newest definition of a family with another image and nothing else: whatever infrastructure code has changed
 * since is in it, so that no release takes a setting back.
 */
export function nextDefinition(
  aws: Aws,
  { service, family, image }: NextDefinition,
): { readonly [key: string]: Json } {
  const answer = aws('ecs', 'describe-task-definition', '--task-definition', family, '--include', 'TAGS');
  const current = at(answer, 'taskDefinition');
  if (!isObject(current))
    throw new Error(`There is no task definition ${family}. Deploy the stack of ${service} first.`);
  const containers = list(current['containerDefinitions']);
  if (!containers.some((one) => at(one, 'name') === service))
    throw new Error(`${family} has no container ${service}.`);
  const tags = list(at(answer, 'tags'));
  return {
    ...Object.fromEntries(Object.entries(current).filter(([name]) => !added.has(name))),
    containerDefinitions: containers.map((one) =>
      isObject(one) && one['name'] === service ? { ...one, image } : one,
    ),
    ...(tags.length > 0 && { tags }),
  };
}
