import type { Service } from '@studyhall/platform';
import type { Environment } from '../lib/environment.ts';
import { capacityOf } from '../lib/service/capacity.ts';
import { hookName } from '../lib/service/deployment-hook.ts';

/** What CodeDeploy does with a service. It puts the new task definition in the place of `<TASK_DEFINITION>`. */
export function appSpecOf({ name, port }: Service, environment: Environment): object {
  const capacity = capacityOf(name, environment)?.map(({ capacityProvider, base, weight }) => ({
    CapacityProvider: capacityProvider,
    Base: base,
    Weight: weight,
  }));
  return {
    version: 0.0,
    Resources: [
      {
        TargetService: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: '<TASK_DEFINITION>',
            LoadBalancerInfo: { ContainerName: name, ContainerPort: port },
            ...(capacity && { CapacityProviderStrategy: capacity }),
          },
        },
      },
    ],
    Hooks: [{ AfterAllowTestTraffic: hookName(environment, name) }],
  };
}
