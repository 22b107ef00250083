import { services } from '@studyhall/platform';
import { CfnConnection } from 'aws-cdk-lib/aws-codeconnections';
import { EcsApplication, EcsDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import {
  Artifact,
  ExecutionMode,
  type IAction,
  Pipeline,
  PipelineType,
  Result,
  Rule,
  type StageOptions,
} from 'aws-cdk-lib/aws-codepipeline';
import {
  CodeBuildAction,
  CodeDeployEcsDeployAction,
  CodeStarConnectionsSourceAction,
  ManualApprovalAction,
} from 'aws-cdk-lib/aws-codepipeline-actions';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { type Environment, resourceName } from './environment.ts';
import { PipelineProjects } from './pipeline/projects.ts';

export interface PipelineStackProps extends StackProps {
  readonly environment: Environment;
}

/** From a commit to production. Releases wait for each other, and each stage for the one before. */
export class PipelineStack extends Stack {
  readonly #source = new Artifact('Source');
  readonly #release = new Artifact('Release');
  readonly #projects: PipelineProjects;
  readonly #environment: Environment;

  constructor(scope: Construct, id: string, { environment, ...props }: PipelineStackProps) {
    super(scope, id, props);
    this.#environment = environment;
    this.#projects = new PipelineProjects(this, 'Projects', environment);
    const artifactBucket = this.#makeArtifactBucket();
    new Pipeline(this, 'Pipeline', {
      pipelineName: resourceName(environment, 'pipeline'),
      pipelineType: PipelineType.V2,
      executionMode: ExecutionMode.QUEUED,
      artifactBucket,
      stages: this.#stages(),
    });
    this.#acknowledgeArtifacts(artifactBucket);
  }

  #stages(): StageOptions[] {
    return [
      { stageName: 'Source', actions: [this.#makeSource()] },
      {
        stageName: 'Verify',
        actions: [
          this.#build('Test', this.#projects.verify),
          this.#build('TestOnMysql', this.#projects.verifyOnMysql),
        ],
      },
      { stageName: 'Build', actions: [this.#buildImages()] },
      {
        stageName: 'Approve',
        actions: [
          new ManualApprovalAction({
            actionName: 'ContractingMigration',
            additionalInformation:
              'This release takes something away from a schema. Approve it only when no version that ' +
              'needs it may come back: a rollback past this point needs the database of before.',
          }),
        ],
        // Only releases that take something away are looked at.
        beforeEntry: { conditions: [{ rules: [this.#isContracting()], result: Result.SKIP }] },
      },
      {
        stageName: 'Migrate',
        actions: [this.#build('Migrate', this.#projects.migrate, this.#release)],
      },
      { stageName: 'Deploy', actions: this.#deployments() },
      { stageName: 'Smoke', actions: [this.#build('Smoke', this.#projects.smoke)] },
    ];
  }

  #makeSource(): IAction {
    const { repository, branch } = this.#environment.source;
    const [owner = '', repo = ''] = repository.split('/');
    // Somebody confirms it once in the console: see docs/runbook.md. No token is kept anywhere.
    const connection = new CfnConnection(this, 'Connection', {
      connectionName: resourceName(this.#environment, 'github'),
      providerType: 'GitHub',
    });
    return new CodeStarConnectionsSourceAction({
      actionName: 'GitHub',
      connectionArn: connection.attrConnectionArn,
      owner,
      repo,
      branch,
      output: this.#source,
      // The commit itself: its history says which migrations are new.
      codeBuildCloneOutput: true,
    });
  }

  #build(actionName: string, project: PipelineProjects['verify'], extra?: Artifact): CodeBuildAction {
    return new CodeBuildAction({
      actionName,
      project,
      input: this.#source,
      ...(extra && { extraInputs: [extra] }),
    });
  }

  #buildImages(): CodeBuildAction {
    return new CodeBuildAction({
      actionName: 'Images',
      project: this.#projects.images,
      input: this.#source,
      outputs: [this.#release],
      variablesNamespace: 'Images',
    });
  }

  #isContracting(): Rule {
    return new Rule({
      name: 'IsContracting',
      provider: 'VariableCheck',
      version: '1',
      configuration: { Variable: '#{Images.CONTRACTING}', Value: 'yes', Operator: 'EQ' },
    });
  }

  /** The edge last: what it leads to is new already. */
  #deployments(): IAction[] {
    return services.map(({ name, prefixes }) => {
      const applicationName = resourceName(this.#environment, name);
      const application = EcsApplication.fromEcsApplicationName(this, `${name}App`, applicationName);
      return new CodeDeployEcsDeployAction({
        actionName: name,
        runOrder: prefixes.length === 0 ? 2 : 1,
        deploymentGroup: EcsDeploymentGroup.fromEcsDeploymentGroupAttributes(this, `${name}Group`, {
          application,
          deploymentGroupName: applicationName,
        }),
        taskDefinitionTemplateFile: this.#release.atPath(`${name}/taskdef.json`),
        appSpecTemplateFile: this.#release.atPath(`${name}/appspec.yaml`),
      });
    });
  }

  #acknowledgeArtifacts(bucket: IBucket): void {
    const arn = this.resolve(bucket.bucketArn);
    const reason = 'The library’s own grants of reading and writing: all artifacts, of this pipeline alone.';
    const actions = ['GetObject', 'GetBucket', 'List', 'DeleteObject', 'Abort'];
    acknowledge(this, {
      ...Object.fromEntries(actions.map((action) => [`AwsSolutions-IAM5[Action::s3:${action}*]`, reason])),
      [`AwsSolutions-IAM5[Resource::<${arn['Fn::GetAtt'].join('.')}>/*]`]: reason,
      'AwsSolutions-IAM5[Resource::*]':
        'The registry’s token, descriptions of task definitions, and the roles that ECS alone may be given.',
    });
  }

  #makeArtifactBucket(): IBucket {
    const bucket = new Bucket(this, 'Artifacts', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(30) }],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(bucket, { 'AwsSolutions-S1': 'Artifacts of builds, gone after a month; nobody reads them.' });
    // The library is typed with looser optional properties than ours.
    return bucket as IBucket;
  }
}
