import type { Service } from '@studyhall/platform';
import { type Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { makeAlarm } from '../alarm.ts';
import type { Environment } from '../environment.ts';
import type { Balancer } from '../platform/balancer.ts';
import { colours, type TargetGroups } from './target-groups.ts';

export interface ServiceAlarmsProps {
  readonly environment: Environment;
  readonly service: Service;
  readonly fargate: FargateService;
  readonly targetGroups: TargetGroups;
  readonly balancer: Balancer;
  readonly topic: ITopic;
}

const minute = Duration.minutes(1);
const slowSeconds = 1;
const busyPercent = 85;

/** The alarms of one service. Answers those on which a release is rolled back: for each target group, its own. */
export function addServiceAlarms(scope: Construct, props: ServiceAlarmsProps): readonly Alarm[] {
  const { environment, service, fargate, topic } = props;
  const { name } = service;
  for (const kind of ['cpu', 'memory'] as const) {
    makeAlarm(scope, kind === 'cpu' ? 'Cpu' : 'Memory', {
      environment,
      kind,
      subject: name,
      topic,
      description: `${name} has used more than ${busyPercent} % of its ${kind} for 5 minutes.`,
      metric:
        kind === 'cpu'
          ? fargate.metricCpuUtilization({ period: minute })
          : fargate.metricMemoryUtilization({ period: minute }),
      threshold: busyPercent,
      evaluationPeriods: 5,
    });
  }
  return colours.flatMap((colour) => addRollbackAlarms(scope, colour, props));
}

function addRollbackAlarms(scope: Construct, colour: 'blue' | 'green', props: ServiceAlarmsProps): Alarm[] {
  const { environment, service, targetGroups, balancer, topic } = props;
  const subject = `${service.name}-${colour}`;
  const shared = { environment, subject, topic };
  const metric = (metricName: string, statistic: string) =>
    new Metric({
      namespace: 'AWS/ApplicationELB',
      metricName,
      statistic,
      period: minute,
      dimensionsMap: {
        LoadBalancer: balancer.balancer.loadBalancerFullName,
        TargetGroup: targetGroups[colour].targetGroupFullName,
      },
    });
  return [
    makeAlarm(scope, `${colour}Errors`, {
      ...shared,
      kind: 'target-5xx',
      description: `${subject} has failed 5 requests or more within a minute.`,
      metric: metric('HTTPCode_Target_5XX_Count', 'Sum'),
      threshold: 5,
      evaluationPeriods: 1,
    }),
    makeAlarm(scope, `${colour}Latency`, {
      ...shared,
      kind: 'latency',
      description: `One request in twenty to ${subject} has taken ${slowSeconds} s or more for 3 minutes.`,
      metric: metric('TargetResponseTime', 'p95'),
      threshold: slowSeconds,
      evaluationPeriods: 3,
    }),
  ];
}
