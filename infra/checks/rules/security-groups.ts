import { getService, services } from '@studyhall/platform';
import type { Rules } from '../rule.ts';
import { type Found, type Json, list, type Templates } from '../templates.ts';

/** One rule of a security group, inline or on its own. */
interface Opening {
  readonly at: string;
  readonly direction: 'in' | 'out';
  readonly group: Found | undefined;
  readonly peer: Found | undefined;
  readonly range: Json | undefined;
  readonly protocol: Json | undefined;
  readonly from: Json | undefined;
  readonly to: Json | undefined;
  readonly description: Json | undefined;
}

/** What the library writes where nothing may leave: an address that is nobody’s. */
const nobody = '255.255.255.255/32';
const world = ['0.0.0.0/0', '::/0'];
const remoteShells = [22, 3389];

function openings(templates: Templates): readonly Opening[] {
  const read = (
    direction: Opening['direction'],
    found: Found,
    rule: { readonly [key: string]: Json },
    group: Found | undefined,
  ): Opening => {
    const peer = rule[direction === 'in' ? 'SourceSecurityGroupId' : 'DestinationSecurityGroupId'];
    return {
      at: found.key,
      direction,
      group,
      peer: templates.target(peer, found.stack),
      range: rule['CidrIp'] ?? rule['CidrIpv6'],
      protocol: rule['IpProtocol'],
      from: rule['FromPort'],
      to: rule['ToPort'],
      description: rule['Description'],
    };
  };
  const inline = templates
    .all('AWS::EC2::SecurityGroup')
    .flatMap((found) =>
      (['in', 'out'] as const).flatMap((direction) =>
        list(found.properties[direction === 'in' ? 'SecurityGroupIngress' : 'SecurityGroupEgress']).flatMap(
          (rule) =>
            typeof rule === 'object' && rule !== null && !Array.isArray(rule)
              ? [read(direction, found, rule as { readonly [key: string]: Json }, found)]
              : [],
        ),
      ),
    );
  const alone = (['in', 'out'] as const).flatMap((direction) =>
    templates
      .all(direction === 'in' ? 'AWS::EC2::SecurityGroupIngress' : 'AWS::EC2::SecurityGroupEgress')
      .map((found) =>
        read(direction, found, found.properties, templates.target(found.properties['GroupId'], found.stack)),
      ),
  );
  return [...inline, ...alone].filter(({ range }) => range !== nobody);
}

/** The security group that the resource of a type in a part carries first. */
function groupOf(
  templates: Templates,
  found: Found | undefined,
  property: Json | undefined,
): Found | undefined {
  return found && templates.target(list(property)[0], found.stack);
}

export function serviceGroup(templates: Templates, service: string): Found | undefined {
  const [found] = templates.of(service, 'AWS::ECS::Service');
  const network = found?.properties['NetworkConfiguration'] as
    | { AwsvpcConfiguration?: { SecurityGroups?: Json } }
    | undefined;
  return groupOf(templates, found, network?.AwsvpcConfiguration?.SecurityGroups);
}

export function balancerGroup(
  templates: Templates,
  scheme: 'internet-facing' | 'internal',
): Found | undefined {
  const found = templates
    .all('AWS::ElasticLoadBalancingV2::LoadBalancer')
    .find(({ properties }) => properties['Scheme'] === scheme);
  return groupOf(templates, found, found?.properties['SecurityGroups']);
}

function databaseGroup(templates: Templates): Found | undefined {
  const [found] = templates.all('AWS::RDS::DBInstance');
  return groupOf(templates, found, found?.properties['VPCSecurityGroups']);
}

function into(templates: Templates, group: Found | undefined): readonly Opening[] {
  if (group === undefined) return [];
  return openings(templates).filter((one) => one.direction === 'in' && one.group?.key === group.key);
}

/** Says what is wrong where what leads into a group is not exactly one port from the groups named. */
function onlyFrom(
  templates: Templates,
  group: Found | undefined,
  port: number,
  peers: readonly (Found | undefined)[],
) {
  const found = into(templates, group);
  if (group === undefined || found.length === 0) return ['Nothing leads in.'];
  const keys = peers.map((peer) => peer?.key);
  return found
    .filter(({ peer, range, protocol, from, to }) => {
      const isPort = protocol === 'tcp' && from === port && to === port;
      return !(isPort && range === undefined && peer !== undefined && keys.includes(peer.key));
    })
    .map(({ at }) => at);
}

export const securityGroupRules: Rules = {
  'the database is reached on 3306 by services alone': (templates) => {
    const allowed = services.filter(({ connections }) => connections > 0);
    const peers = allowed.map(({ name }) => serviceGroup(templates, name));
    return onlyFrom(templates, databaseGroup(templates), 3306, peers);
  },
  'the edge is reached on its port by the public balancer alone': (templates) =>
    onlyFrom(templates, serviceGroup(templates, 'edge'), getService('edge').port, [
      balancerGroup(templates, 'internet-facing'),
    ]),
  'a service is reached on its port by the internal balancer alone': (templates) =>
    services
      .filter(({ prefixes }) => prefixes.length > 0)
      .flatMap(({ name, port }) =>
        onlyFrom(templates, serviceGroup(templates, name), port, [balancerGroup(templates, 'internal')]),
      ),
  'the internal balancer is reached by edge and services alone': (templates) =>
    onlyFrom(
      templates,
      balancerGroup(templates, 'internal'),
      80,
      services.map(({ name }) => serviceGroup(templates, name)),
    ),
  'the world reaches the public balancer on 80 and 443, and nothing else': (templates) => {
    const open = openings(templates).filter(
      ({ direction, range }) => direction === 'in' && typeof range === 'string' && world.includes(range),
    );
    const door = balancerGroup(templates, 'internet-facing')?.key;
    const isRight = ({ group, protocol, from, to }: Opening) =>
      group?.key === door && protocol === 'tcp' && from === to && (from === 80 || from === 443);
    const ports = new Set(open.map(({ from }) => from));
    return [
      ...open.filter((one) => !isRight(one)).map(({ at }) => at),
      ...[80, 443].filter((port) => !ports.has(port)).map((port) => `Nobody can come in on ${port}.`),
    ];
  },
  'balancers lead to tasks alone': (templates) => {
    const tasks = new Map(services.map(({ name, port }) => [serviceGroup(templates, name)?.key, port]));
    const doors = [balancerGroup(templates, 'internet-facing'), balancerGroup(templates, 'internal')];
    const out = openings(templates).filter(
      ({ direction, group }) => direction === 'out' && doors.some((door) => door?.key === group?.key),
    );
    return out
      .filter(({ peer, from, to }) => peer === undefined || tasks.get(peer.key) !== from || from !== to)
      .map(({ at }) => at);
  },
  'every group and every opening says what it is for': (templates) => [
    ...templates
      .all('AWS::EC2::SecurityGroup')
      .filter(({ properties }) => !properties['GroupDescription'])
      .map(({ key }) => key),
    ...openings(templates)
      .filter(({ description }) => !description)
      .map(({ at }) => at),
  ],
  'nobody comes in by a remote shell': (templates) =>
    openings(templates)
      .filter(({ direction, from, to, protocol }) => {
        if (direction !== 'in') return false;
        if (protocol === '-1' || typeof from !== 'number' || typeof to !== 'number') return true;
        return remoteShells.some((port) => from <= port && port <= to);
      })
      .map(({ at }) => at),
};
