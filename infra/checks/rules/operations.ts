import { services } from '@studyhall/platform';
import { each, type Rules } from '../rule.ts';
import { at, type Json, list, type Templates } from '../templates.ts';

const alarms = 'AWS::CloudWatch::Alarm';
const metricsOfAService = [
  'RequestCount',
  'HTTPCode_Target_5XX_Count',
  'TargetResponseTime',
  'CPUUtilization',
];
const metricsOfTheDatabase = ['CPUUtilization', 'DatabaseConnections', 'FreeStorageSpace'];
/** What shows in the bill, and takes tags. */
const tagged = [
  'AWS::EC2::VPC',
  'AWS::ECS::Cluster',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::RDS::DBInstance',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::SecretsManager::Secret',
  'AWS::S3::Bucket',
  'AWS::ECR::Repository',
  'AWS::Lambda::Function',
  'AWS::CodePipeline::Pipeline',
];

function alarmNames(templates: Templates): string[] {
  return templates.all(alarms).map(({ properties }) => String(properties['AlarmName']));
}

function dashboards(templates: Templates): string[] {
  return templates
    .all('AWS::CloudWatch::Dashboard')
    .map(({ properties }) => JSON.stringify(properties['DashboardBody']));
}

export const operationsRules: Rules = {
  'a dashboard shows traffic, errors, latency and CPU of each service': (templates) =>
    services.flatMap(({ name }) =>
      metricsOfAService
        .filter(
          (metric) =>
            !dashboards(templates).some((body) => body.includes(metric) && body.includes(`-${name}`)),
        )
        .map((metric) => `${name}: ${metric}`),
    ),
  'a dashboard shows the database': (templates) =>
    metricsOfTheDatabase.filter(
      (metric) => !dashboards(templates).some((body) => body.includes('AWS/RDS') && body.includes(metric)),
    ),
  'each service has its alarms': (templates) => {
    const names = alarmNames(templates);
    const prefix = `studyhall-${templates.environment.name}-`;
    return services.flatMap(({ name }) =>
      [
        `${name}.cpu`,
        `${name}.memory`,
        `${name}.smoke-test`,
        ...['blue', 'green'].flatMap((colour) => [
          `${name}-${colour}.target-5xx`,
          `${name}-${colour}.latency`,
        ]),
      ].filter((alarm) => !names.includes(prefix + alarm)),
    );
  },
  'the database and the balancers have their alarms': (templates) => {
    const names = alarmNames(templates);
    const prefix = `studyhall-${templates.environment.name}-`;
    return [
      'mysql.database-cpu',
      'mysql.database-storage',
      'mysql.database-connections',
      'public.balancer-5xx',
      'internal.balancer-5xx',
    ].filter((alarm) => !names.includes(prefix + alarm));
  },
  'each alarm does something': each(alarms, ({ properties }) => list(properties['AlarmActions']).length > 0),
  'no data is no fault': each(alarms, ({ properties }) => properties['TreatMissingData'] === 'notBreaching'),
  'alarms reach somebody': each(
    'AWS::SNS::Subscription',
    ({ properties }) => properties['Protocol'] === 'email',
  ),
  'everything is tagged': (templates) =>
    templates
      .all()
      .filter(({ type }) => tagged.includes(type))
      // The library's own functions of custom resources take no tags.
      .filter(({ id }) => !id.startsWith('Custom'))
      .filter(({ properties }) => !hasTag(properties, 'project') || !hasTag(properties, 'environment'))
      .map(({ key }) => key),
};

/** Tags are lists of keys and values, or objects. */
function hasTag(properties: { readonly [key: string]: Json }, name: string): boolean {
  const tags = properties['Tags'];
  return at(tags, name) !== undefined || list(tags).some((tag) => at(tag, 'Key') === name);
}
