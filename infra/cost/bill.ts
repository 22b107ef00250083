import { at, type Found, list, type Templates } from '../checks/templates.ts';
import prices from './prices.us-east-1.json' with { type: 'json' };
import { insightMetrics, ownMetrics, usage } from './usage.ts';

export interface BillLine {
  readonly item: string;
  /** How the amount comes about. */
  readonly how: string;
  /** USD a month. */
  readonly amount: number;
}

const hours = prices.hoursAMonth;

/** What an environment costs a month at its fewest tasks, counted from its templates. */
export function billOf(templates: Templates): readonly BillLine[] {
  const lines = [
    tasks(templates),
    balancers(templates),
    addresses(templates),
    wayOut(templates),
    database(templates),
    secrets(templates),
    watching(templates),
    storedAndNamed(templates),
  ];
  return lines.flat().filter(({ amount }) => amount !== 0);
}

export function totalOf(bill: readonly BillLine[]): number {
  return bill.reduce((sum, { amount }) => sum + amount, 0);
}

function priceOf(table: Readonly<Record<string, number>>, name: string): number {
  const price = table[name];
  if (price === undefined) throw new Error(`There is no price for ${name}.`);
  return price;
}

function tasks(templates: Templates): BillLine[] {
  const running = templates
    .all('AWS::ApplicationAutoScaling::ScalableTarget')
    .map(({ stack, properties }) => {
      const [definition, service] = ['AWS::ECS::TaskDefinition', 'AWS::ECS::Service'].map((type) =>
        templates.all(type).find((found) => found.stack === stack),
      );
      const count = Number(properties['MinCapacity']);
      const strategy = list(service?.properties['CapacityProviderStrategy']);
      const base = strategy.reduce<number>((sum, one) => sum + Number(at(one, 'Base') ?? 0), 0);
      const onSpot = strategy.length === 0 ? 0 : Math.max(0, count - base);
      return { count, onSpot, hourly: hourlyPrice(definition) };
    });
  const sum = (of: (one: (typeof running)[number]) => number) =>
    running.reduce((all, one) => all + of(one), 0);
  const [onDemand, onSpot] = [sum(({ count, onSpot }) => count - onSpot), sum(({ onSpot }) => onSpot)];
  return [
    {
      item: 'Fargate, on demand',
      how: `${onDemand} tasks`,
      amount: hours * sum(({ count, onSpot, hourly }) => (count - onSpot) * hourly),
    },
    {
      item: 'Fargate, Spot',
      how: `${onSpot} tasks`,
      amount: hours * prices.spotShare * sum(({ onSpot, hourly }) => onSpot * hourly),
    },
  ];
}

function hourlyPrice(definition: Found | undefined): number {
  const architecture = at(definition?.properties['RuntimePlatform'], 'CpuArchitecture');
  const price = architecture === 'ARM64' ? prices.fargate.ARM64 : prices.fargate.X86_64;
  const vcpus = Number(definition?.properties['Cpu']) / 1024;
  const gibibytes = Number(definition?.properties['Memory']) / 1024;
  return vcpus * price.vcpuHour + gibibytes * price.gibHour;
}

function balancers(templates: Templates): BillLine[] {
  const count = templates.all('AWS::ElasticLoadBalancingV2::LoadBalancer').length;
  const each = prices.balancerHour + usage.capacityUnits * prices.balancerCapacityUnitHour;
  return [
    {
      item: 'Load balancers',
      how: `${count}, ${usage.capacityUnits} capacity units each`,
      amount: count * each * hours,
    },
  ];
}

function addresses(templates: Templates): BillLine[] {
  const ofBalancers = templates
    .all('AWS::ElasticLoadBalancingV2::LoadBalancer')
    .filter(({ properties }) => properties['Scheme'] === 'internet-facing')
    .flatMap(({ properties }) => list(properties['Subnets'])).length;
  const count =
    ofBalancers + templates.all('AWS::EC2::NatGateway').length + templates.all('AWS::EC2::Instance').length;
  return [{ item: 'Public addresses', how: `${count}`, amount: count * prices.publicIpv4Hour * hours }];
}

function wayOut(templates: Templates): BillLine[] {
  const gateways = templates.all('AWS::EC2::NatGateway').length;
  const instances = templates.all('AWS::EC2::Instance');
  const volumes = instances.flatMap(({ properties }) => list(properties['BlockDeviceMappings']));
  const gibibytes = volumes.reduce<number>((sum, one) => sum + Number(at(one, 'Ebs', 'VolumeSize')), 0);
  const endpoints = templates
    .all('AWS::EC2::VPCEndpoint')
    .filter(({ properties }) => properties['VpcEndpointType'] === 'Interface')
    .flatMap(({ properties }) => list(properties['SubnetIds'])).length;
  return [
    {
      item: 'NAT gateways',
      how: `${gateways}, ${usage.natGiB} GiB`,
      amount: gateways && gateways * prices.natGatewayHour * hours + usage.natGiB * prices.natGatewayGiB,
    },
    {
      item: 'NAT instances',
      how: `${instances.length}, with their volumes`,
      amount:
        hours *
          instances.reduce(
            (sum, { properties }) => sum + priceOf(prices.instanceHour, String(properties['InstanceType'])),
            0,
          ) +
        gibibytes * prices.volumeGp3GiBMonth,
    },
    {
      item: 'Interface endpoints',
      how: `${endpoints} in zones`,
      amount: endpoints * prices.interfaceEndpointHour * hours,
    },
  ];
}

function database(templates: Templates): BillLine[] {
  return templates.all('AWS::RDS::DBInstance').map(({ properties }) => {
    const zones = properties['MultiAZ'] === true ? 2 : 1;
    const size = String(properties['DBInstanceClass']);
    const gibibytes = Number(properties['AllocatedStorage']);
    return {
      item: 'RDS for MySQL',
      how: `${size}, ${gibibytes} GiB, ${zones} zones`,
      amount: zones * (priceOf(prices.databaseHour, size) * hours + gibibytes * prices.databaseGp3GiBMonth),
    };
  });
}

/** The admin's, which RDS makes, is in no template. */
function secrets(templates: Templates): BillLine[] {
  const managed = templates.all('AWS::SecretsManager::RotationSchedule').length;
  const count = templates.all('AWS::SecretsManager::Secret').length + managed;
  return [{ item: 'Secrets', how: `${count}`, amount: count * prices.secretMonth }];
}

function watching(templates: Templates): BillLine[] {
  const alarms = templates.all('AWS::CloudWatch::Alarm').length;
  const insights = metricsOfInsights(templates);
  const metrics = insights + ownMetrics;
  const { freeEachMonth: free, alarmMonth, metricMonth, logGiB } = prices;
  const spared =
    Math.min(alarms, free.alarms) * alarmMonth +
    Math.min(metrics, free.metrics) * metricMonth +
    Math.min(usage.logGiB, free.logGiB) * logGiB;
  return [
    { item: 'Alarms', how: `${alarms}`, amount: alarms * alarmMonth },
    { item: 'Metrics', how: `${metrics}, ${insights} of Container Insights`, amount: metrics * metricMonth },
    { item: 'Logs', how: `${usage.logGiB} GiB`, amount: usage.logGiB * logGiB },
    {
      item: 'Free every month',
      how: `${free.alarms} alarms, ${free.metrics} metrics, ${free.logGiB} GiB of logs`,
      amount: -spared,
    },
  ];
}

/** Each service has one family of tasks; those that are run by hand are gone before they count. */
function metricsOfInsights(templates: Templates): number {
  const isOn = templates
    .all('AWS::ECS::Cluster')
    .flatMap(({ properties }) => list(properties['ClusterSettings']))
    .some((setting) => at(setting, 'Name') === 'containerInsights' && at(setting, 'Value') !== 'disabled');
  const services = templates.all('AWS::ECS::Service').length;
  return isOn ? insightMetrics.cluster + (insightMetrics.family + insightMetrics.service) * services : 0;
}

function storedAndNamed(templates: Templates): BillLine[] {
  const zones = templates.all('AWS::Route53::HostedZone').length;
  return [
    { item: 'Private zone', how: `${zones}`, amount: zones * prices.hostedZoneMonth },
    { item: 'Images', how: `${usage.registryGiB} GiB`, amount: usage.registryGiB * prices.registryGiBMonth },
  ];
}
