import { type Service, services } from '@studyhall/platform';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { type DataStack, databasePort } from '../data-stack.ts';
import { type Environment, resourceName } from '../environment.ts';
import { internalHost } from '../platform/internal-balancer.ts';
import type { PlatformSecrets } from '../platform/secrets.ts';
import { repositoryName } from '../registry-stack.ts';
import { sizeOf } from './sizing.ts';
import { addTelemetry, initProcess, telemetryEndpoint, traceSampling } from './telemetry.ts';

/**
 * The image that a service starts with. Every release brings its own task definition of the same family, made from
 * the newest one with another image; a change here therefore reaches the service with its next release.
 */
export const firstImageTag = 'first';

export interface TaskDefinitionProps {
  readonly environment: Environment;
  readonly service: Service;
  readonly logGroup: ILogGroup;
  readonly data: DataStack;
  readonly secrets: PlatformSecrets;
}

/** The user `node` of the image, by number as ECS wants it. */
export const nodeUser = '1000';

export function makeTaskDefinition(scope: Construct, props: TaskDefinitionProps): ecs.FargateTaskDefinition {
  const { environment, service, logGroup } = props;
  const { cpu, memory } = sizeOf(service, environment);
  const assumedBy = new ServicePrincipal('ecs-tasks.amazonaws.com');
  const taskDefinition = new ecs.FargateTaskDefinition(scope, 'TaskDefinition', {
    family: resourceName(environment, service.name),
    cpu,
    memoryLimitMiB: memory,
    runtimePlatform: {
      cpuArchitecture: ecs.CpuArchitecture.ARM64,
      operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
    },
    taskRole: new Role(scope, 'TaskRole', { assumedBy, description: `What ${service.name} may do` }),
    executionRole: new Role(scope, 'ExecutionRole', {
      assumedBy,
      description: `Starts ${service.name}: its image, its log, its secrets`,
    }),
  });
  const container = taskDefinition.addContainer(service.name, {
    image: ecs.ContainerImage.fromEcrRepository(
      Repository.fromRepositoryName(scope, 'Repository', repositoryName(service.name)),
      firstImageTag,
    ),
    portMappings: [{ containerPort: service.port }],
    user: nodeUser,
    readonlyRootFilesystem: true,
    linuxParameters: initProcess(taskDefinition, 'Linux'),
    // Longer than the 25 seconds in which a service ends what it has begun.
    stopTimeout: Duration.seconds(60),
    healthCheck: {
      command: ['CMD', 'node', 'packages/http/src/check-health.ts'],
      interval: Duration.seconds(10),
      timeout: Duration.seconds(5),
      retries: 3,
      startPeriod: Duration.seconds(60),
    },
    environment: settingsOf(props),
    secrets: secretsOf(props),
    logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: service.name }),
  });
  mountScratch(taskDefinition, container);
  addTelemetry(taskDefinition, logGroup);
  acknowledge(taskDefinition, {
    'AwsSolutions-ECS2': 'What is set here is no secret; secrets come from Secrets Manager.',
  });
  acknowledge(scope, {
    'AwsSolutions-IAM5[Resource::*]':
      'A token for the registry and sending traces are not about any one resource.',
  });
  return taskDefinition;
}

const scratch = '/tmp';

/** The only place to write to, gone with the task. */
function mountScratch(taskDefinition: ecs.FargateTaskDefinition, container: ecs.ContainerDefinition): void {
  taskDefinition.addVolume({ name: 'scratch' });
  container.addMountPoints({ sourceVolume: 'scratch', containerPath: scratch, readOnly: false });
}

function settingsOf({ environment, service, data }: TaskDefinitionProps): Record<string, string> {
  const { connections } = sizeOf(service, environment);
  const others = services.filter(({ prefixes, name }) => prefixes.length > 0 && name !== service.name);
  return {
    HOST: '0.0.0.0',
    PORT: String(service.port),
    PUBLIC_URL: `https://${environment.domainName}`,
    // The public balancer stands before the edge alone: nobody else looks at who asked.
    ...(service.prefixes.length === 0 && { PROXIES: '1' }),
    STUDYHALL_DATA: scratch,
    OTEL_EXPORTER_OTLP_ENDPOINT: telemetryEndpoint,
    ...traceSampling,
    ...Object.fromEntries(
      others.map(({ name }) => [`${name.toUpperCase()}_URL`, `http://${internalHost(name)}`]),
    ),
    ...(connections > 0 && {
      DATABASE_URL: `mysql://${service.name}@${data.instance.dbInstanceEndpointAddress}:${databasePort}?tls=rds`,
      DATABASE_CONNECTIONS: String(connections),
    }),
    ...(service.secrets.includes('ADMIN_PASSWORD') && { ADMIN_EMAIL: environment.adminEmail }),
  };
}

function secretsOf({ service, data, secrets }: TaskDefinitionProps): Record<string, ecs.Secret> {
  const password = data.passwords.get(service.name);
  return {
    ...(password && { DATABASE_PASSWORD: ecs.Secret.fromSecretsManager(password) }),
    ...Object.fromEntries(
      service.secrets.map((name) => [name, ecs.Secret.fromSecretsManager(secrets.get(name))]),
    ),
  };
}
