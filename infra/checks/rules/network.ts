import { each, type Rules, unless } from '../rule.ts';
import { at, type Found, type Json, list, type Templates } from '../templates.ts';

const kinds = ['public', 'app', 'data'] as const;

function subnetsOf(templates: Templates, kind: (typeof kinds)[number]): readonly Found[] {
  return templates
    .all('AWS::EC2::Subnet')
    .filter(({ properties }) => tagOf(properties['Tags'], 'aws-cdk:subnet-name') === kind);
}

function tagOf(tags: Json | undefined, name: string): Json | undefined {
  return at(
    list(tags).find((tag) => at(tag, 'Key') === name),
    'Value',
  );
}

/** Where the routes of a subnet lead by default, by the types of the targets. */
function defaultRoutes(templates: Templates, subnet: Found): readonly Found[] {
  const tables = templates
    .all('AWS::EC2::SubnetRouteTableAssociation')
    .filter(({ properties, stack }) => templates.target(properties['SubnetId'], stack)?.key === subnet.key)
    .map(({ properties, stack }) => templates.target(properties['RouteTableId'], stack)?.key);
  return templates
    .all('AWS::EC2::Route')
    .filter(({ properties }) => properties['DestinationCidrBlock'] === '0.0.0.0/0')
    .filter(({ properties, stack }) =>
      tables.includes(templates.target(properties['RouteTableId'], stack)?.key),
    );
}

export const networkRules: Rules = {
  'there is one network, with names': (templates) => {
    const networks = templates.all('AWS::EC2::VPC');
    if (networks.length !== 1) return [`There are ${networks.length} networks.`];
    return unless(
      networks,
      ({ properties }) =>
        properties['EnableDnsSupport'] === true && properties['EnableDnsHostnames'] === true,
    );
  },
  'each kind of subnet is there twice, in two zones': (templates) =>
    kinds.flatMap((kind) => {
      const zones = subnetsOf(templates, kind).map(({ properties }) =>
        JSON.stringify(properties['AvailabilityZone']),
      );
      const right = zones.length === 2 && new Set(zones).size === 2;
      return right ? [] : [`${kind}: ${zones.join(', ')}`];
    }),
  'subnets have room for what stands in them': (templates) =>
    kinds.flatMap((kind) =>
      unless(subnetsOf(templates, kind), ({ properties }) =>
        String(properties['CidrBlock']).endsWith(kind === 'app' ? '/22' : '/24'),
      ),
    ),
  'zones are real': each(
    'AWS::EC2::Subnet',
    ({ properties }) => !JSON.stringify(properties['AvailabilityZone']).includes('dummy'),
  ),
  'no subnet gives out public addresses': each(
    'AWS::EC2::Subnet',
    ({ properties }) => properties['MapPublicIpOnLaunch'] !== true,
  ),
  'data subnets lead nowhere': (templates) =>
    unless(subnetsOf(templates, 'data'), (subnet) => defaultRoutes(templates, subnet).length === 0),
  'application subnets never lead to the internet gateway': (templates) =>
    unless(subnetsOf(templates, 'app'), (subnet) =>
      defaultRoutes(templates, subnet).every(({ properties }) => properties['GatewayId'] === undefined),
    ),
  'application subnets have the way out that the environment says': (templates) => {
    const expected = templates.environment.egress === 'endpoints' ? 0 : 1;
    return unless(
      subnetsOf(templates, 'app'),
      (subnet) => defaultRoutes(templates, subnet).length === expected,
    );
  },
  'application subnets reach S3 by an endpoint': (templates) => {
    const endpoints = templates
      .all('AWS::EC2::VPCEndpoint')
      .filter(({ properties }) => JSON.stringify(properties['ServiceName']).includes('.s3'));
    const tables = endpoints.flatMap(({ properties, stack }) =>
      list(properties['RouteTableIds']).map((table) => templates.target(table, stack)?.key),
    );
    const associations = templates.all('AWS::EC2::SubnetRouteTableAssociation');
    return unless(subnetsOf(templates, 'app'), (subnet) =>
      associations.some(
        ({ properties, stack }) =>
          templates.target(properties['SubnetId'], stack)?.key === subnet.key &&
          tables.includes(templates.target(properties['RouteTableId'], stack)?.key),
      ),
    );
  },
  'flows are logged': each('AWS::EC2::FlowLog', ({ properties }) => properties['TrafficType'] === 'ALL'),
  'the default security group is locked': each(
    'Custom::VpcRestrictDefaultSG',
    ({ properties }) => properties['DefaultSecurityGroupId'] !== undefined,
  ),
};
