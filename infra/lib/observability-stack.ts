import { services } from '@studyhall/platform';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { makeAlarm } from './alarm.ts';
import type { DataStack } from './data-stack.ts';
import { type Environment, resourceName } from './environment.ts';
import { makeDashboard } from './observability/dashboard.ts';
import type { PlatformStack } from './platform-stack.ts';
import { type kept, telemetryLibrary, telemetryNamespace } from './service/telemetry.ts';

export interface ObservabilityStackProps extends StackProps {
  readonly environment: Environment;
  readonly data: DataStack;
  readonly platform: PlatformStack;
}

const gibibyte = 1024 ** 3;

/** Who is told of alarms, the alarms of what services share, and the dashboard. */
export class ObservabilityStack extends Stack {
  readonly topic: Topic;
  readonly balancerAlarms: readonly cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    const { environment, data, platform, ...stackProps } = props;
    super(scope, id, stackProps);
    this.topic = new Topic(this, 'Alarms', {
      topicName: resourceName(environment, 'alarms'),
      enforceSSL: true,
    });
    this.topic.addSubscription(new EmailSubscription(environment.adminEmail));
    this.balancerAlarms = this.#addBalancerAlarms(props);
    this.#addDatabaseAlarms(props);
    this.#addOutboxAlarm(props);
    makeDashboard(this, { environment, data, platform, services });
  }

  #addBalancerAlarms({ environment, platform }: ObservabilityStackProps): cloudwatch.Alarm[] {
    const balancers = { public: platform.publicBalancer, internal: platform.internalBalancer };
    return Object.entries(balancers).map(([name, { balancer }]) =>
      makeAlarm(this, `${name}BalancerErrors`, {
        environment,
        kind: 'balancer-5xx',
        subject: name,
        topic: this.topic,
        description: `The ${name} balancer itself has failed 5 requests or more within a minute.`,
        metric: new cloudwatch.Metric({
          namespace: 'AWS/ApplicationELB',
          metricName: 'HTTPCode_ELB_5XX_Count',
          statistic: 'Sum',
          period: Duration.minutes(1),
          dimensionsMap: { LoadBalancer: balancer.loadBalancerFullName },
        }),
        threshold: 5,
        evaluationPeriods: 1,
      }),
    );
  }

  #addOutboxAlarm({ environment }: ObservabilityStackProps): void {
    makeAlarm(this, 'OutboxAge', {
      environment,
      kind: 'outbox-age',
      subject: 'events',
      topic: this.topic,
      description: 'An event has been on its way to another service for 5 minutes or more.',
      metric: new cloudwatch.Metric({
        namespace: telemetryNamespace,
        metricName: 'studyhall.outbox.age' satisfies (typeof kept)[number],
        statistic: 'Maximum',
        period: Duration.minutes(1),
        dimensionsMap: telemetryLibrary,
      }),
      threshold: 300,
      evaluationPeriods: 3,
    });
  }

  #addDatabaseAlarms({ environment, data }: ObservabilityStackProps): void {
    const { instance } = data;
    const { maxConnections } = environment.database;
    const shared = { environment, subject: 'mysql', topic: this.topic, evaluationPeriods: 5 };
    const period = Duration.minutes(1);
    makeAlarm(this, 'DatabaseCpu', {
      ...shared,
      kind: 'database-cpu',
      description: 'MySQL has used more than 80 % of its CPU for 5 minutes.',
      metric: instance.metricCPUUtilization({ period }),
      threshold: 80,
    });
    makeAlarm(this, 'DatabaseStorage', {
      ...shared,
      kind: 'database-storage',
      description: 'MySQL has less than 4 GiB of storage left.',
      metric: instance.metricFreeStorageSpace({ period, statistic: 'Minimum' }),
      threshold: 4 * gibibyte,
      below: true,
    });
    makeAlarm(this, 'DatabaseConnections', {
      ...shared,
      kind: 'database-connections',
      description: 'MySQL holds more than 80 % of the connections it allows.',
      metric: instance.metricDatabaseConnections({ period, statistic: 'Maximum' }),
      threshold: Math.floor(maxConnections * 0.8),
    });
  }
}
