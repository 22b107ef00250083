import { services } from '@studyhall/platform';
import { each, type Rules, same } from '../rule.ts';
import { at, type Json, list, type Templates } from '../templates.ts';
import { statementsOf } from './tasks.ts';

const pipelines = 'AWS::CodePipeline::Pipeline';
const projects = 'AWS::CodeBuild::Project';
const order = ['Source', 'Verify', 'Build', 'Approve', 'Migrate', 'Deploy', 'Smoke'];

function actionsOf(templates: Templates, stage: string): readonly Json[] {
  return templates
    .all(pipelines)
    .flatMap(({ properties }) => list(properties['Stages']))
    .filter((one) => at(one, 'Name') === stage)
    .flatMap((one) => list(at(one, 'Actions')));
}

export const pipelineRules: Rules = {
  'the pipeline is of the second kind, and releases wait for each other': each(
    pipelines,
    ({ properties }) => properties['PipelineType'] === 'V2' && properties['ExecutionMode'] === 'QUEUED',
  ),
  'stages follow each other: source, tests, images, migration, deployment, smoke test': each(
    pipelines,
    ({ properties }) =>
      same(
        list(properties['Stages']).map((stage) => at(stage, 'Name') ?? null),
        order,
      ),
  ),
  'the source comes by a connection, without a token': (templates) => {
    const [source] = actionsOf(templates, 'Source');
    const byConnection = at(source, 'ActionTypeId', 'Provider') === 'CodeStarSourceConnection';
    const text = JSON.stringify(templates.all(pipelines).map(({ properties }) => properties));
    return byConnection && !/OAuth/i.test(text) ? [] : ['The source is something else.'];
  },
  'a person approves what takes something away, and nothing else': (templates) => {
    const [stage] = templates
      .all(pipelines)
      .flatMap(({ properties }) => list(properties['Stages']))
      .filter((one) => at(one, 'Name') === 'Approve');
    const [action] = list(at(stage, 'Actions'));
    const condition = at(stage, 'BeforeEntry', 'Conditions', '0');
    const right =
      at(action, 'ActionTypeId', 'Category') === 'Approval' &&
      at(condition, 'Result') === 'SKIP' &&
      JSON.stringify(condition).includes('CONTRACTING');
    return right ? [] : ['The stage Approve is something else.'];
  },
  'builds run what buildspec.yml says': each(
    projects,
    ({ properties }) => at(properties['Source'], 'BuildSpec') === 'buildspec.yml',
  ),
  'only images are built with privileges': each(
    projects,
    ({ properties }) =>
      at(properties['Environment'], 'PrivilegedMode') !== true ||
      isStage(properties['Environment'], 'images'),
  ),
  'each service is deployed by CodeDeploy, from what was built': (templates) => {
    const actions = actionsOf(templates, 'Deploy');
    return services
      .filter(({ name }) => {
        const action = actions.find((one) => at(one, 'Name') === name);
        const configuration = at(action, 'Configuration');
        return !(
          at(action, 'ActionTypeId', 'Provider') === 'CodeDeployToECS' &&
          at(configuration, 'AppSpecTemplatePath') === `${name}/appspec.yaml` &&
          at(configuration, 'TaskDefinitionTemplatePath') === `${name}/taskdef.json`
        );
      })
      .map(({ name }) => name);
  },
  'roles are passed to ECS tasks alone': (templates) =>
    templates
      .all()
      .filter((found) =>
        statementsOf(found)
          .filter((statement) => list(at(statement, 'Action')).includes('iam:PassRole'))
          .some(
            (statement) =>
              !/PassedToService.*ecs-tasks\.amazonaws\.com/.test(
                JSON.stringify(at(statement, 'Condition') ?? ''),
              ),
          ),
      )
      .map(({ key }) => key),
  'buckets are private and encrypted': each('AWS::S3::Bucket', ({ properties }) => {
    const block = properties['PublicAccessBlockConfiguration'];
    const isPrivate = [
      'BlockPublicAcls',
      'BlockPublicPolicy',
      'IgnorePublicAcls',
      'RestrictPublicBuckets',
    ].every((name) => at(block, name) === true);
    return isPrivate && properties['BucketEncryption'] !== undefined;
  }),
  'buckets take TLS alone': (templates) => {
    const policies = templates.all('AWS::S3::BucketPolicy');
    return templates
      .all('AWS::S3::Bucket')
      .filter(({ key }) => {
        const own = policies.filter(
          ({ properties, stack }) => templates.target(properties['Bucket'], stack)?.key === key,
        );
        return !own.some(({ properties }) =>
          list(at(properties['PolicyDocument'], 'Statement')).some(
            (statement) =>
              at(statement, 'Effect') === 'Deny' &&
              at(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false',
          ),
        );
      })
      .map(({ key }) => key);
  },
  'each service has a repository, immutable and scanned': (templates) => {
    const repositories = templates.all('AWS::ECR::Repository').map(({ properties }) => properties);
    return services
      .filter(({ name }) => {
        const own = repositories.find((one) => one['RepositoryName'] === `tutoring-repo/${name}`);
        const isSafe =
          own?.['ImageTagMutability'] === 'IMMUTABLE' &&
          at(own['ImageScanningConfiguration'], 'ScanOnPush') === true;
        return !isSafe || !JSON.stringify(own['LifecyclePolicy']).includes('20');
      })
      .map(({ name }) => name);
  },
};

function isStage(environment: Json | undefined, stage: string): boolean {
  return list(at(environment, 'EnvironmentVariables')).some(
    (variable) => at(variable, 'Name') === 'STAGE' && at(variable, 'Value') === stage,
  );
}
