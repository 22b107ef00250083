import type { Service } from '@studyhall/platform';
import { CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Environment } from '../environment.ts';
import { sizeOf } from './sizing.ts';
import type { TargetGroups } from './target-groups.ts';

export interface ScalingProps {
  readonly environment: Environment;
  readonly service: Service;
  readonly fargate: FargateService;
  readonly targetGroups: TargetGroups;
}

const cooldown = { scaleInCooldown: Duration.seconds(300), scaleOutCooldown: Duration.seconds(60) };

/** More tasks when they compute much or are asked much. */
export function addScaling(scope: Construct, props: ScalingProps): void {
  const { environment, service, fargate, targetGroups } = props;
  const { minTasks, maxTasks, cpuPercent, requestsPerTask } = sizeOf(service, environment);
  const tasks = fargate.autoScaleTaskCount({ minCapacity: minTasks, maxCapacity: maxTasks });
  tasks.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: cpuPercent, ...cooldown });
  const target = tasks.node.findChild('Target').node.defaultChild;
  if (target === undefined) throw new Error('Scaling has no target.');
  const policy = new CfnScalingPolicy(scope, 'RequestsScaling', {
    policyName: `${service.name}-requests`,
    policyType: 'TargetTrackingScaling',
    serviceNamespace: 'ecs',
    scalableDimension: 'ecs:service:DesiredCount',
    resourceId: `service/${fargate.cluster.clusterName}/${fargate.serviceName}`,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: requestsPerTask,
      scaleInCooldown: cooldown.scaleInCooldown.toSeconds(),
      scaleOutCooldown: cooldown.scaleOutCooldown.toSeconds(),
      // Either group may be the live one, so the predefined metric, which knows a single group, will not do.
      customizedMetricSpecification: {
        metrics: [
          requestsOf('blue', targetGroups.blue),
          requestsOf('green', targetGroups.green),
          {
            id: 'requests',
            label: 'Requests a minute and task',
            expression: 'FILL(blue, 0) + FILL(green, 0)',
            returnData: true,
          },
        ],
      },
    },
  });
  policy.node.addDependency(target);
}

function requestsOf(
  id: string,
  group: ApplicationTargetGroup,
): CfnScalingPolicy.TargetTrackingMetricDataQueryProperty {
  return {
    id,
    returnData: false,
    metricStat: {
      stat: 'Sum',
      metric: {
        namespace: 'AWS/ApplicationELB',
        metricName: 'RequestCountPerTarget',
        dimensions: [{ name: 'TargetGroup', value: group.targetGroupFullName }],
      },
    },
  };
}
