import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { EcsApplication, EcsDeploymentConfig, EcsDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { DeploymentControllerType, type FargateService } from 'aws-cdk-lib/aws-ecs';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { type Environment, resourceName } from '../environment.ts';
import type { Balancer } from '../platform/balancer.ts';
import type { TargetGroups } from './target-groups.ts';

/** Everything of a service that is CodeDeploy's own: see docs/adr on what ECS could do by itself. */
export const deploymentController = { type: DeploymentControllerType.CODE_DEPLOY } as const;

export interface BlueGreenProps {
  readonly environment: Environment;
  readonly name: string;
  readonly fargate: FargateService;
  readonly targetGroups: TargetGroups;
  readonly balancer: Balancer;
  /** Any of them rolls a release back. */
  readonly alarms: readonly IAlarm[];
}

export function addBlueGreen(scope: Construct, props: BlueGreenProps): void {
  const { environment, name, fargate, targetGroups, balancer, alarms } = props;
  const applicationName = resourceName(environment, name);
  const group = new EcsDeploymentGroup(scope, 'DeploymentGroup', {
    application: new EcsApplication(scope, 'Application', { applicationName }),
    deploymentGroupName: applicationName,
    service: fargate,
    blueGreenDeploymentConfig: {
      blueTargetGroup: targetGroups.blue,
      greenTargetGroup: targetGroups.green,
      listener: balancer.production,
      testListener: balancer.test,
      // Blue stays for so long after the shift, to go back to at once.
      terminationWaitTime: Duration.minutes(15),
    },
    deploymentConfig:
      environment.shift === 'linear'
        ? EcsDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTES
        : EcsDeploymentConfig.ALL_AT_ONCE,
    autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    alarms: [...alarms],
  });
  group.node.addDependency(...targetGroups.rules);
  acknowledge(group, {
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AWSCodeDeployRoleForECS]':
      'CodeDeploy’s own role for ECS, kept by AWS as the service changes.',
  });
}
