import { services } from '@studyhall/platform';
import {
  BuildSpec,
  type CfnProject,
  ComputeType,
  type IBuildImage,
  LinuxArmBuildImage,
  PipelineProject,
} from 'aws-cdk-lib/aws-codebuild';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { type Environment, resourceName, stackName } from '../environment.ts';
import { repositoryName } from '../registry-stack.ts';

interface ProjectOptions {
  readonly description: string;
  /** Which part of buildspec.yml it runs. */
  readonly stage: 'verify' | 'mysql' | 'images' | 'migrate' | 'smoke';
  readonly image?: IBuildImage;
  /** Only for building images. */
  readonly privileged?: boolean;
  readonly minutes: number;
}

const mysqlImage = 'public.ecr.aws/docker/library/mysql:8.4';

/** What the pipeline runs, each with no more rights than it needs. All of it is written in buildspec.yml. */
export class PipelineProjects extends Construct {
  readonly verify: PipelineProject;
  readonly verifyOnMysql: PipelineProject;
  readonly images: PipelineProject;
  readonly migrate: PipelineProject;
  readonly smoke: PipelineProject;
  readonly #environment: Environment;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    this.#environment = environment;
    this.verify = this.#makeProject('Verify', {
      description: 'Every test, and the checks of the infrastructure',
      stage: 'verify',
      minutes: 30,
    });
    this.verifyOnMysql = this.#makeProject('VerifyOnMysql', {
      description: 'The tests on the MySQL of production',
      stage: 'mysql',
      image: LinuxArmBuildImage.fromDockerRegistry(mysqlImage),
      minutes: 30,
    });
    this.images = this.#makeProject('Images', {
      description: 'Builds, pushes and scans the images',
      stage: 'images',
      privileged: true,
      minutes: 30,
    });
    this.migrate = this.#makeProject('Migrate', {
      description: 'Brings the schemas up to date, a task a service',
      stage: 'migrate',
      minutes: 60,
    });
    this.smoke = this.#makeProject('Smoke', {
      description: 'Asks the platform from outside',
      stage: 'smoke',
      minutes: 10,
    });
    this.#allowImages();
    this.#allowMigrations();
  }

  #makeProject(id: string, options: ProjectOptions): PipelineProject {
    const { name, domainName, logDays } = this.#environment;
    const {
      description,
      stage,
      image = LinuxArmBuildImage.AMAZON_LINUX_2023_STANDARD_3_0,
      privileged = false,
      minutes,
    } = options;
    const project = new PipelineProject(this, id, {
      projectName: resourceName(this.#environment, stage),
      description,
      buildSpec: BuildSpec.fromSourceFilename('buildspec.yml'),
      environment: { buildImage: image, computeType: ComputeType.SMALL, privileged },
      environmentVariables: {
        STAGE: { value: stage },
        ENVIRONMENT: { value: name },
        PUBLIC_URL: { value: `https://${domainName}` },
        REGISTRY: { value: `${Stack.of(this).account}.dkr.ecr.${Stack.of(this).region}.amazonaws.com` },
      },
      timeout: Duration.minutes(minutes),
      grantReportGroupPermissions: false,
      logging: {
        cloudWatch: {
          logGroup: new LogGroup(this, `${id}Logs`, {
            retention: logDays,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        },
      },
    });
    const stack = Stack.of(this);
    const logicalId = stack.getLogicalId(project.node.defaultChild as CfnProject);
    const logs = `arn:<AWS::Partition>:logs:${stack.region}:<AWS::AccountId>:log-group:/aws/codebuild/<${logicalId}>:*`;
    acknowledge(project, {
      'AwsSolutions-CB4': 'What is built is no secret; artifacts are encrypted where they are kept.',
      [`AwsSolutions-IAM5[Resource::${logs}]`]: 'The streams of its own log.',
      ...(privileged && {
        'AwsSolutions-CB3': 'Building images needs it; this project does nothing else.',
      }),
      ...(stage === 'mysql' && {
        'AwsSolutions-CB5': 'It must run on the MySQL of production, so it runs in the image of that.',
      }),
    });
    return project;
  }

  #allowImages(): void {
    for (const { name } of services) {
      Repository.fromRepositoryName(this, name, repositoryName(name)).grantPullPush(this.images);
    }
    this.images.addToRolePolicy(
      new PolicyStatement({
        actions: ['ecr:DescribeImageScanFindings'],
        resources: services.map(({ name }) => this.#arn('ecr', 'repository', repositoryName(name))),
      }),
    );
    this.images.addToRolePolicy(
      // The service too: it says which commit runs now.
      new PolicyStatement({
        actions: ['ecs:DescribeTaskDefinition', 'ecs:DescribeServices'],
        resources: ['*'],
      }),
    );
  }

  /** To run one task of each family, and to give it the roles that its definition names. */
  #allowMigrations(): void {
    this.migrate.addToRolePolicy(
      new PolicyStatement({ actions: ['ecs:RegisterTaskDefinition'], resources: ['*'] }),
    );
    const cluster = this.#arn('ecs', 'cluster', resourceName(this.#environment, 'cluster'));
    this.migrate.addToRolePolicy(
      new PolicyStatement({
        actions: ['ecs:RunTask'],
        resources: services.map(({ name }) =>
          this.#arn('ecs', 'task-definition', `${resourceName(this.#environment, name)}:*`),
        ),
        conditions: { ArnEquals: { 'ecs:cluster': cluster } },
      }),
    );
    this.migrate.addToRolePolicy(
      new PolicyStatement({
        actions: ['ecs:DescribeTasks', 'ecs:DescribeServices'],
        resources: ['*'],
        conditions: { ArnEquals: { 'ecs:cluster': cluster } },
      }),
    );
    this.migrate.addToRolePolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: services.map(({ name }) =>
          Stack.of(this).formatArn({
            service: 'iam',
            region: '',
            resource: 'role',
            resourceName: `${stackName(this.#environment, name)}-*`,
          }),
        ),
        conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      }),
    );
    this.#acknowledgeFamilies();
  }

  #acknowledgeFamilies(): void {
    const partition = 'arn:<AWS::Partition>';
    const { region } = Stack.of(this);
    for (const { name } of services) {
      const family = `task-definition/${resourceName(this.#environment, name)}:*`;
      const roles = `role/${stackName(this.#environment, name)}-*`;
      acknowledge(this.migrate, {
        [`AwsSolutions-IAM5[Resource::${partition}:ecs:${region}:<AWS::AccountId>:${family}]`]:
          'Any revision of one family: each release makes one.',
        [`AwsSolutions-IAM5[Resource::${partition}:iam::<AWS::AccountId>:${roles}]`]:
          'The roles of one service, whose names CloudFormation completes; given to ECS tasks alone.',
      });
    }
  }

  #arn(service: string, resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({
      service,
      resource,
      resourceName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }
}
