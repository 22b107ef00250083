import { services } from '@studyhall/platform';
import { each, type Rules, unless } from '../rule.ts';
import { at, type Found, type Json, list, type Templates } from '../templates.ts';
import { listenerRules } from './balancers.ts';

const definitions = 'AWS::ECS::TaskDefinition';
const fargate = 'AWS::ECS::Service';

/** Each container of each task definition, with where it is. */
function containers(templates: Templates): readonly { key: string; container: Json }[] {
  return templates.all(definitions).flatMap(({ key, properties }) =>
    list(properties['ContainerDefinitions']).map((container) => ({
      key: `${key} ${String(at(container, 'Name'))}`,
      container,
    })),
  );
}

function eachContainer(holds: (container: Json, templates: Templates) => boolean) {
  return (templates: Templates) =>
    containers(templates)
      .filter(({ container }) => !holds(container, templates))
      .map(({ key }) => key);
}

function isOwn(container: Json): boolean {
  return services.some(({ name }) => name === at(container, 'Name'));
}

export const taskRules: Rules = {
  'every service of the catalogue runs, and no other': (templates) => {
    const running = templates.all(fargate).map(({ stack }) => stack);
    const expected = services.map(({ name }) => `StudyHall-${templates.environment.name}-${name}`);
    return [
      ...expected.filter((stack) => running.filter((other) => other === stack).length !== 1),
      ...running.filter((stack) => !expected.includes(stack)),
    ];
  },
  'tasks run on Fargate, on ARM, in a network of their own': each(
    definitions,
    ({ properties }) =>
      properties['NetworkMode'] === 'awsvpc' &&
      list(properties['RequiresCompatibilities']).includes('FARGATE') &&
      at(properties['RuntimePlatform'], 'CpuArchitecture') === 'ARM64',
  ),
  'tasks are of the size that the environment says': (templates) =>
    services.flatMap(({ name, cpu, memory }) => {
      const { tasks } = templates.environment;
      const expected = [tasks.cpu ?? cpu, tasks.memory ?? memory].map(String);
      const [found] = templates.of(name, definitions);
      const size = [found?.properties['Cpu'], found?.properties['Memory']].map(String);
      return size.join() === expected.join() ? [] : [`${name}: ${size.join(' and ')}`];
    }),
  'services stand in application subnets, without public addresses': each(fargate, (found, templates) => {
    const network = at(found.properties['NetworkConfiguration'], 'AwsvpcConfiguration');
    const subnets = list(at(network, 'Subnets')).map((subnet) => templates.target(subnet, found.stack));
    const isApp = subnets.every((subnet) =>
      JSON.stringify(subnet?.properties['Tags'] ?? '').includes('"app"'),
    );
    return at(network, 'AssignPublicIp') === 'DISABLED' && subnets.length === 2 && isApp;
  }),
  'CodeDeploy shifts the services, which name their family alone': each(
    fargate,
    ({ properties }) =>
      at(properties['DeploymentController'], 'Type') === 'CODE_DEPLOY' &&
      typeof properties['TaskDefinition'] === 'string',
  ),
  'nothing that CodeDeploy cannot work with is on': each(fargate, ({ properties }) => {
    const configuration = properties['DeploymentConfiguration'];
    return (
      properties['ServiceConnectConfiguration'] === undefined &&
      at(configuration, 'DeploymentCircuitBreaker') === undefined &&
      at(configuration, 'Strategy') === undefined &&
      list(properties['ServiceRegistries']).length === 0
    );
  }),
  'services leave the number of tasks to scaling': each(
    fargate,
    ({ properties }) => properties['DesiredCount'] === undefined,
  ),
  'services wait for both of their rules': each(fargate, ({ stack, dependsOn }, templates) => {
    const rules = templates.all(listenerRules).filter((rule) => rule.stack === stack);
    return rules.length === 2 && rules.every(({ id }) => dependsOn.includes(id));
  }),
  'new tasks have 30 to 120 seconds to become healthy': each(fargate, ({ properties }) => {
    const grace = Number(properties['HealthCheckGracePeriodSeconds']);
    return grace >= 30 && grace <= 120;
  }),
  'the cluster has Container Insights': each('AWS::ECS::Cluster', ({ properties }) =>
    list(properties['ClusterSettings']).some(
      (setting) =>
        at(setting, 'Name') === 'containerInsights' &&
        ['enabled', 'enhanced'].includes(String(at(setting, 'Value'))),
    ),
  ),
  'containers log to where old lines are dropped': (templates) => [
    ...eachContainer((container) => at(container, 'LogConfiguration', 'LogDriver') === 'awslogs')(templates),
    ...unless(
      templates.all('AWS::Logs::LogGroup'),
      ({ properties }) => Number(properties['RetentionInDays']) > 0,
    ),
  ],
  'services run an image of the registry': eachContainer(
    (container) =>
      !isOwn(container) ||
      JSON.stringify(at(container, 'Image')).includes(`/tutoring-repo/${String(at(container, 'Name'))}:`),
  ),
  'no image is the latest': eachContainer((container) => {
    const image = JSON.stringify(at(container, 'Image'));
    return /:[\w.-]+"/.test(image) && !/:latest"/.test(image);
  }),
  'containers cannot write, and are not root': eachContainer(
    (container) =>
      at(container, 'ReadonlyRootFilesystem') === true && /^[1-9]\d*$/.test(String(at(container, 'User'))),
  ),
  'containers have a first process': eachContainer(
    (container) => at(container, 'LinuxParameters', 'InitProcessEnabled') === true,
  ),
  'services have 60 seconds to stop': eachContainer(
    (container) => !isOwn(container) || at(container, 'StopTimeout') === 60,
  ),
  'services are checked by node, without curl': eachContainer((container) => {
    const command = list(at(container, 'HealthCheck', 'Command')).join(' ');
    return !isOwn(container) || (/^CMD node /.test(command) && !/curl|wget/.test(command));
  }),
  'the edge alone is told of a proxy before it': (templates) =>
    services
      .filter(({ name, prefixes }) => {
        const [definition] = templates.of(name, definitions);
        const told = list(at(definition?.properties['ContainerDefinitions'], '0', 'Environment')).find(
          (variable) => at(variable, 'Name') === 'PROXIES',
        );
        return at(told, 'Value') !== (prefixes.length === 0 ? '1' : undefined);
      })
      .map(({ name }) => name),
  'nobody enters a task, but in a demonstration': each(
    fargate,
    ({ properties }, { environment }) =>
      properties['EnableExecuteCommand'] !== true || environment.disposable,
  ),
  'a task’s role is not the role that starts it': each(definitions, (found, templates) => {
    const [task, execution] = ['TaskRoleArn', 'ExecutionRoleArn'].map((name) =>
      templates.target(found.properties[name], found.stack),
    );
    return task !== undefined && execution !== undefined && task.key !== execution.key;
  }),
  'no policy allows every action': (templates) =>
    templates
      .all()
      .filter((found) =>
        statementsOf(found).some((statement) => list(at(statement, 'Action')).some(isEveryAction)),
      )
      .map(({ key }) => key),
  'a role that starts tasks reads the secrets of its own service alone': (templates) =>
    services.flatMap(({ name }) => {
      const [definition] = templates.of(name, definitions);
      if (definition === undefined) return [name];
      const told = list(definition.properties['ContainerDefinitions'])
        .flatMap((container) => list(at(container, 'Secrets')))
        .map((secret) => templates.target(at(secret, 'ValueFrom'), definition.stack)?.key);
      const read = templates.of(name, 'AWS::IAM::Policy').flatMap((policy) =>
        statementsOf(policy)
          .filter((statement) => list(at(statement, 'Action')).includes('secretsmanager:GetSecretValue'))
          .flatMap((statement) => list(at(statement, 'Resource')))
          .map((resource) => templates.target(resource, policy.stack)?.key),
      );
      const isSame = new Set(read).size === new Set(told).size && read.every((key) => told.includes(key));
      return isSame && !read.includes(undefined) ? [] : [name];
    }),
  'a collector of traces stands beside each service, pinned and not essential': (templates) =>
    services.flatMap(({ name }) => {
      const [definition] = templates.of(name, definitions);
      const beside = list(definition?.properties['ContainerDefinitions']).filter((one) => !isOwn(one));
      const right = beside.some(
        (one) => at(one, 'Essential') === false && /:v\d+\.\d+\.\d+$/.test(String(at(one, 'Image'))),
      );
      return right ? [] : [name];
    }),
};

function isEveryAction(action: Json): boolean {
  return action === '*' || /^[\w-]+:\*$/.test(String(action));
}

/** The statements of a policy that allow something, of a role or on its own. */
export function statementsOf({ type, properties }: Found): readonly Json[] {
  const documents = type.startsWith('AWS::IAM::')
    ? [
        properties['PolicyDocument'],
        ...list(properties['Policies']).map((policy) => at(policy, 'PolicyDocument')),
      ]
    : [];
  return documents
    .flatMap((document) => list(at(document, 'Statement')))
    .filter((statement) => at(statement, 'Effect') !== 'Deny');
}
