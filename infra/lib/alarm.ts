import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { type Environment, resourceName } from './environment.ts';

/** What an alarm can be about. docs/runbook.md says what each means, and what to do. */
export type AlarmKind =
  | 'target-5xx'
  | 'latency'
  | 'cpu'
  | 'memory'
  | 'smoke-test'
  | 'balancer-5xx'
  | 'outbox-age'
  | 'database-cpu'
  | 'database-storage'
  | 'database-connections';

export interface PlatformAlarmProps extends Pick<AlarmProps, 'threshold' | 'evaluationPeriods'> {
  readonly environment: Environment;
  readonly kind: AlarmKind;
  /** What is watched: a service, one of its target groups, a balancer. */
  readonly subject: string;
  readonly description: string;
  readonly metric: IMetric;
  readonly topic: ITopic;
  /** Default: the alarm is raised at the threshold and above. */
  readonly below?: boolean;
}

/** An alarm that tells the topic when it is raised and when it is over, and for which no data is no fault. */
export function makeAlarm(scope: Construct, id: string, props: PlatformAlarmProps): Alarm {
  const { environment, kind, subject, description, topic, below = false, ...rest } = props;
  const alarm = new Alarm(scope, id, {
    ...rest,
    alarmName: `${resourceName(environment, subject)}.${kind}`,
    alarmDescription: `${description} See "${kind}" in docs/runbook.md.`,
    comparisonOperator: below
      ? ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  const tell = new SnsAction(topic);
  alarm.addAlarmAction(tell);
  alarm.addOkAction(tell);
  return alarm;
}
