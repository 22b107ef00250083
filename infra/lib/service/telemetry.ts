import type { MetricName } from '@studyhall/telemetry';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

/** AWS's distribution of the OpenTelemetry collector, at one version. */
const collectorImage = 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0';
const collectorUser = '4317';

/** Where a service sends its metrics and traces: to the collector beside it. */
export const telemetryEndpoint = 'http://127.0.0.1:4318';

/** What becomes a line of the log every time it is sent: all of it would be more than everything else that is logged. */
export const logged = [
  'nodejs.eventloop.delay.p99',
  'process.memory.usage',
  'db.client.connection.pending_requests',
  'studyhall.outbox.age',
  'studyhall.mails',
  'studyhall.streams',
  'studyhall.groups',
] as const satisfies readonly MetricName[];
/** CloudWatch asks a price for each metric, so these alone are kept there, each of all services together. */
export const kept = [
  'db.client.connection.pending_requests',
  'studyhall.outbox.age',
] as const satisfies readonly MetricName[];
export const telemetryNamespace = 'StudyHall';
/** Whose measurements they are, as the code that measures calls itself. */
export const telemetryLibrary = { OTelLib: 'studyhall' };

/** One trace in twenty is kept, decided at the edge: X-Ray asks a price for each. */
export const traceSampling = {
  OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
  OTEL_TRACES_SAMPLER_ARG: '0.05',
};

const configurationFor = (logGroupName: string) => `
receivers:
  otlp:
    protocols:
      http:
        endpoint: 127.0.0.1:4318
processors:
  memory_limiter:
    check_interval: 1s
    limit_mib: 80
  batch:
    timeout: 5s
  filter/logged:
    metrics:
      include:
        match_type: strict
        metric_names: [${logged.join(', ')}]
exporters:
  awsxray: {}
  awsemf:
    namespace: ${telemetryNamespace}
    log_group_name: ${logGroupName}
    log_stream_name: metrics-{TaskId}
    dimension_rollup_option: NoDimensionRollup
    metric_declarations:
      - dimensions: [[OTelLib]]
        metric_name_selectors: [${kept.map((name) => `'^${name}$'`).join(', ')}]
service:
  pipelines:
    traces:
      receivers: [otlp]
      processors: [memory_limiter, batch]
      exporters: [awsxray]
    metrics:
      receivers: [otlp]
      processors: [memory_limiter, filter/logged, batch]
      exporters: [awsemf]
`;

/** A collector beside the service. When it fails, measurements are lost and nothing else. */
export function addTelemetry(taskDefinition: ecs.FargateTaskDefinition, logGroup: ILogGroup): void {
  taskDefinition.addContainer('telemetry', {
    image: ecs.ContainerImage.fromRegistry(collectorImage),
    essential: false,
    memoryReservationMiB: 64,
    memoryLimitMiB: 128,
    user: collectorUser,
    readonlyRootFilesystem: true,
    linuxParameters: initProcess(taskDefinition, 'TelemetryLinux'),
    environment: { AOT_CONFIG_CONTENT: configurationFor(logGroup.logGroupName) },
    logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: 'telemetry' }),
  });
  logGroup.grantWrite(taskDefinition.taskRole);
  taskDefinition.taskRole.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
      resources: ['*'],
    }),
  );
}

/** A first process that passes signals on and buries what has ended. */
export function initProcess(scope: ecs.FargateTaskDefinition, id: string): ecs.LinuxParameters {
  return new ecs.LinuxParameters(scope, id, { initProcessEnabled: true });
}
