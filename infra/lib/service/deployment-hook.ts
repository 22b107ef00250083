import type { Service } from '@studyhall/platform';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { makeAlarm } from '../alarm.ts';
import type { Environment } from '../environment.ts';
import { TypescriptFunction } from '../functions/typescript-function.ts';
import { subnets } from '../network-stack.ts';

export interface DeploymentHookProps {
  readonly environment: Environment;
  readonly service: Service;
  readonly vpc: IVpc;
  /** The group of the balancer that leads to the service: the only one that may reach its tasks. */
  readonly balancerGroup: ISecurityGroup;
  readonly topic: ITopic;
}

/** The name begins as CodeDeploy's managed role wants it. */
export function hookName({ name }: Environment, service: string): string {
  return `CodeDeployHook_${name}_${service}`;
}

/**
 * Tests green inside the network before it gets traffic. A security group cannot see who calls a public test port,
 * so that port stays closed, and the hook asks the tasks themselves, as the balancer would.
 */
export class DeploymentHook extends Construct {
  readonly alarm: Alarm;
  readonly functionArn: string;

  constructor(scope: Construct, id: string, props: DeploymentHookProps) {
    super(scope, id);
    const { environment, service, vpc, balancerGroup } = props;
    const own = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: `The deployment hook of ${service.name}`,
      allowAllOutbound: false,
    });
    own.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'Services of AWS');
    const hook = new TypescriptFunction(this, 'Hook', {
      functionName: hookName(environment, service.name),
      description: `Tests a new version of ${service.name} before it gets traffic`,
      logDays: environment.logDays,
      file: new URL('../functions/deployment-hook.ts', import.meta.url),
      timeout: Duration.minutes(2),
      environment: { PREFIXES: JSON.stringify(service.prefixes) },
      vpc,
      vpcSubnets: subnets.app,
      securityGroups: [balancerGroup, own],
    });
    this.functionArn = hook.function.functionArn;
    this.#allow(hook);
    this.alarm = this.#makeAlarm(hook, props);
  }

  #allow({ role }: TypescriptFunction): void {
    role.addManagedPolicy(
      ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaVPCAccessExecutionRole'),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          'codedeploy:GetDeploymentTarget',
          'codedeploy:ListDeploymentTargets',
          'codedeploy:PutLifecycleEventHookExecutionStatus',
          'elasticloadbalancing:DescribeTargetGroups',
          'elasticloadbalancing:DescribeTargetHealth',
        ],
        resources: ['*'],
      }),
    );
    acknowledge(role, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole]':
        'What a function needs to stand in a network, kept by AWS.',
      'AwsSolutions-IAM5[Resource::*]':
        'These questions cannot be narrowed: a deployment is not known before it begins.',
    });
  }

  #makeAlarm({ logGroup }: TypescriptFunction, props: DeploymentHookProps): Alarm {
    const { environment, service, topic } = props;
    const failures = new MetricFilter(this, 'Failures', {
      logGroup,
      filterPattern: FilterPattern.literal('"SMOKE-TEST-FAILED"'),
      metricNamespace: 'StudyHall',
      metricName: `${environment.name}-${service.name}-smoke-test-failures`,
      metricValue: '1',
    });
    return makeAlarm(this, 'Alarm', {
      environment,
      kind: 'smoke-test',
      subject: service.name,
      topic,
      description: `A new version of ${service.name} has failed its test, and gets no traffic.`,
      metric: failures.metric({ statistic: 'Sum', period: Duration.minutes(1) }),
      threshold: 1,
      evaluationPeriods: 1,
    });
  }
}
