import { databaseServices, services } from '@studyhall/platform';
import { sizeOf } from '../../lib/service/sizing.ts';
import { each, type Rules, unless } from '../rule.ts';
import { at, type Found, type Json, list, type Templates } from '../templates.ts';

/** GiB of memory of each class, from which MySQL’s own default number of connections follows. */
const classMemoryGiB: Readonly<Record<string, number>> = {
  'db.t4g.micro': 1,
  'db.t4g.small': 2,
  'db.t4g.medium': 4,
};
const bytesAConnection = 12_582_880;
const instances = 'AWS::RDS::DBInstance';

function settingOf(templates: Templates, name: string): Json | undefined {
  const [group] = templates.all('AWS::RDS::DBParameterGroup');
  return at(group?.properties['Parameters'], name);
}

/** Names of secrets in names of variables that are not told as secrets. */
const tellingName = /PASSWORD|SECRET|TOKEN|CREDENTIAL|PRIVATE_KEY/i;
const passwordInUrl = /:\/\/[^/@:]*:[^/@]+@/;

export const databaseRules: Rules = {
  'the database is MySQL 8.4 on 3306': each(
    instances,
    ({ properties }) =>
      properties['Engine'] === 'mysql' &&
      String(properties['EngineVersion']).startsWith('8.4') &&
      String(properties['Port']) === '3306',
  ),
  'the database is not public': each(
    instances,
    ({ properties }) => properties['PubliclyAccessible'] === false,
  ),
  'the database stands in the data subnets': (templates) => {
    const groups = templates.all('AWS::RDS::DBSubnetGroup');
    const isData = (subnet: Json, { stack }: Found) =>
      JSON.stringify(templates.target(subnet, stack)?.properties['Tags'] ?? '').includes('"data"');
    return unless(groups, (group) =>
      list(group.properties['SubnetIds']).every((subnet) => isData(subnet, group)),
    );
  },
  'the database is encrypted, on gp3': each(
    instances,
    ({ properties }) => properties['StorageEncrypted'] === true && properties['StorageType'] === 'gp3',
  ),
  'the database stands in two zones and is protected, but for a demonstration': each(
    instances,
    ({ properties }, { environment }) =>
      environment.disposable || (properties['MultiAZ'] === true && properties['DeletionProtection'] === true),
  ),
  'the database is backed up for 7 days or more': each(
    instances,
    ({ properties }) => Number(properties['BackupRetentionPeriod']) >= 7,
  ),
  'the database leaves a snapshot or itself behind': each(
    instances,
    ({ deletionPolicy }) => deletionPolicy === 'Snapshot' || deletionPolicy === 'Retain',
  ),
  'the database exports its logs': each(instances, ({ properties }) =>
    ['error', 'slowquery'].every((log) => list(properties['EnableCloudwatchLogsExports']).includes(log)),
  ),
  'the database takes TLS alone': (templates) =>
    settingOf(templates, 'require_secure_transport') === 'ON' ? [] : ['require_secure_transport is not ON.'],
  'the admin password is made by Secrets Manager': each(
    instances,
    ({ properties }) =>
      properties['ManageMasterUserPassword'] === true && properties['MasterUserPassword'] === undefined,
  ),
  'the admin password rotates': each(
    'AWS::SecretsManager::RotationSchedule',
    ({ properties, stack }, templates) => {
      const secret = templates.target(properties['SecretId'], stack);
      return (
        secret?.type === instances && Number(at(properties['RotationRules'], 'AutomaticallyAfterDays')) <= 90
      );
    },
  ),
  'each service with a database has a secret of its own': (templates) => {
    const names = templates.all('AWS::SecretsManager::Secret').map(({ properties }) => properties['Name']);
    return databaseServices()
      .map(({ name }) => `studyhall/${templates.environment.name}/${name}/database`)
      .filter((name) => names.filter((other) => other === name).length !== 1);
  },
  'secrets are generated, or set by a person later': each(
    'AWS::SecretsManager::Secret',
    ({ properties }) =>
      properties['GenerateSecretString'] !== undefined ||
      properties['SecretString'] === 'smtp://localhost:587',
  ),
  'no environment variable carries a secret': (templates) =>
    templates.all('AWS::ECS::TaskDefinition').flatMap(({ key, properties }) =>
      list(properties['ContainerDefinitions'])
        .flatMap((container) => list(at(container, 'Environment')))
        .filter((variable) => {
          const value = JSON.stringify(at(variable, 'Value') ?? '');
          const isTold = value.includes('resolve:secretsmanager') || passwordInUrl.test(value);
          return tellingName.test(String(at(variable, 'Name'))) || isTold;
        })
        .map((variable) => `${key}: ${String(at(variable, 'Name'))}`),
    ),
  'the connections of all tasks stay under 80 % of what the server allows': (templates) => {
    const { environment } = templates;
    const allowed = Number(settingOf(templates, 'max_connections'));
    const sizes = services.map((service) => sizeOf(service, environment));
    const most = sizes.reduce((sum, { connections, maxTasks }) => sum + connections * maxTasks, 0);
    // During a release one service runs twice.
    const twice = Math.max(...sizes.map(({ connections, minTasks }) => connections * minTasks));
    const needed = most + twice;
    return needed < allowed * 0.8 ? [] : [`${needed} connections, ${allowed} allowed`];
  },
  'each task is told how many connections it may hold': (templates) =>
    databaseServices().flatMap((service) => {
      const { connections } = sizeOf(service, templates.environment);
      const [found] = templates.of(service.name, 'AWS::ECS::TaskDefinition');
      const variables = list(at(found?.properties['ContainerDefinitions'], '0', 'Environment'));
      const told = variables.find((variable) => at(variable, 'Name') === 'DATABASE_CONNECTIONS');
      return at(told, 'Value') === String(connections) ? [] : [service.name];
    }),
  'the server allows no more connections than its class': (templates) => {
    const [instance] = templates.all(instances);
    const memory = classMemoryGiB[String(instance?.properties['DBInstanceClass'])] ?? 0;
    const allowed = Number(settingOf(templates, 'max_connections'));
    const fits = (memory * 1024 ** 3) / bytesAConnection;
    return allowed <= fits ? [] : [`${allowed} allowed, and the class has memory for ${Math.floor(fits)}`];
  },
};
