import type { Service } from '@studyhall/platform';
import type { Environment } from '../lib/environment.ts';
import { hookName } from '../lib/service/deployment-hook.ts';

/** Where one task of a service is always on demand, and those above it on Spot: as the service itself has it. */
const withSpot = [
  { CapacityProvider: 'FARGATE', Base: 1, Weight: 0 },
  { CapacityProvider: 'FARGATE_SPOT', Base: 0, Weight: 1 },
];

/** What CodeDeploy does with a service. It puts the new task definition in the place of `<TASK_DEFINITION>`. */
export function appSpecOf({ name, port }: Service, environment: Environment): object {
  return {
    version: 0.0,
    Resources: [
      {
        TargetService: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: '<TASK_DEFINITION>',
            LoadBalancerInfo: { ContainerName: name, ContainerPort: port },
            ...(environment.tasks.spot && { CapacityProviderStrategy: withSpot }),
          },
        },
      },
    ],
    Hooks: [{ AfterAllowTestTraffic: hookName(environment, name) }],
  };
}
