import { databaseServices } from '@studyhall/platform';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { type DataStack, databasePort } from './data-stack.ts';
import { type Environment, resourceName } from './environment.ts';
import { repositoryName } from './registry-stack.ts';
import { firstImageTag, nodeUser } from './service/task-definition.ts';
import { initProcess } from './service/telemetry.ts';

export interface SetupStackProps extends StackProps {
  readonly environment: Environment;
  readonly data: DataStack;
}

/** Any image of a service with a database holds the program. */
const carrier = 'identity';

/**
 * A task that is run by hand, once and after each change of a password: it makes the schemas and users of all
 * services. It alone is given the administrator's password. docs/runbook.md says how to run it.
 */
export class SetupStack extends Stack {
  constructor(scope: Construct, id: string, { environment, data, ...props }: SetupStackProps) {
    super(scope, id, props);
    const assumedBy = new ServicePrincipal('ecs-tasks.amazonaws.com');
    const taskDefinition = new ecs.FargateTaskDefinition(this, 'TaskDefinition', {
      family: resourceName(environment, 'setup'),
      cpu: 256,
      memoryLimitMiB: 512,
      runtimePlatform: {
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
      taskRole: new Role(this, 'TaskRole', {
        assumedBy,
        description: 'What the setup of the database may do: nothing',
      }),
      executionRole: new Role(this, 'ExecutionRole', {
        assumedBy,
        description: 'Starts the setup of the database',
      }),
    });
    const admin = Secret.fromSecretCompleteArn(this, 'AdminSecret', data.adminSecretArn);
    const passwords = databaseServices().flatMap(({ name }) => {
      const password = data.passwords.get(name);
      return password === undefined
        ? []
        : [[`${name.toUpperCase()}_PASSWORD`, ecs.Secret.fromSecretsManager(password)]];
    });
    taskDefinition.addContainer('setup', {
      image: ecs.ContainerImage.fromEcrRepository(
        Repository.fromRepositoryName(this, 'Repository', repositoryName(carrier)),
        firstImageTag,
      ),
      command: ['node', 'packages/db/src/prepare-server.ts'],
      user: nodeUser,
      readonlyRootFilesystem: true,
      linuxParameters: initProcess(taskDefinition, 'Linux'),
      environment: {
        DATABASE_URL: `mysql://admin@${data.instance.dbInstanceEndpointAddress}:${databasePort}?tls=rds`,
      },
      secrets: {
        DATABASE_PASSWORD: ecs.Secret.fromSecretsManager(admin, 'password'),
        ...Object.fromEntries(passwords),
      },
      logging: ecs.LogDrivers.awsLogs({
        logGroup: new LogGroup(this, 'Logs', {
          logGroupName: `/studyhall/${environment.name}/setup`,
          retention: environment.logDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        streamPrefix: 'setup',
      }),
    });
    acknowledge(taskDefinition, {
      'AwsSolutions-ECS2': 'What is set here is no secret; secrets come from Secrets Manager.',
    });
    acknowledge(this, {
      'AwsSolutions-IAM5[Resource::*]': 'A token for the registry is not about any one resource.',
    });
  }
}
