import { services } from '@studyhall/platform';
import { each, type Rules, same, unless } from '../rule.ts';
import { at, type Found, type Json, list, type Templates } from '../templates.ts';

const balancers = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const listeners = 'AWS::ElasticLoadBalancingV2::Listener';
export const targetGroups = 'AWS::ElasticLoadBalancingV2::TargetGroup';
export const listenerRules = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const modernTls = /^ELBSecurityPolicy-TLS(13-1-2|-1-2)/;

function attributeOf({ properties }: Found, name: string): Json | undefined {
  return at(
    list(properties['LoadBalancerAttributes']).find((attribute) => at(attribute, 'Key') === name),
    'Value',
  );
}

function balancerOf(templates: Templates, listener: Found | undefined): Found | undefined {
  return listener && templates.target(listener.properties['LoadBalancerArn'], listener.stack);
}

function hasAttribute(name: string, value: string) {
  return each(balancers, (found) => attributeOf(found, name) === value);
}

/** The subnets of a balancer, by their kind. */
function kindsOf(found: Found, templates: Templates): string[] {
  return list(found.properties['Subnets']).map((subnet) => {
    const tags = list(templates.target(subnet, found.stack)?.properties['Tags']);
    return String(
      at(
        tags.find((tag) => at(tag, 'Key') === 'aws-cdk:subnet-name'),
        'Value',
      ),
    );
  });
}

export function listenerOfRule(templates: Templates, rule: Found): Found | undefined {
  return templates.target(rule.properties['ListenerArn'], rule.stack);
}

function isEncryptedForAWeek({ properties }: Found): boolean {
  const days = list(at(properties['LifecycleConfiguration'], 'Rules'))
    .filter((rule) => at(rule, 'Status') === 'Enabled')
    .map((rule) => Number(at(rule, 'ExpirationInDays')));
  return properties['BucketEncryption'] !== undefined && days.some((kept) => kept > 0 && kept <= 7);
}

function isReadByOneRole(templates: Templates, bucket: Found): boolean {
  return templates
    .all('AWS::S3::BucketPolicy')
    .filter(({ properties, stack }) => templates.target(properties['Bucket'], stack)?.key === bucket.key)
    .flatMap(({ properties, stack }) =>
      list(at(properties['PolicyDocument'], 'Statement')).map((statement) => ({ statement, stack })),
    )
    .some(({ statement, stack }) => {
      const reader = at(statement, 'Condition', 'ArnNotEquals', 'aws:PrincipalArn');
      return (
        at(statement, 'Effect') === 'Deny' &&
        list(at(statement, 'Action')).includes('s3:GetObject') &&
        templates.target(reader, stack)?.type === 'AWS::IAM::Role'
      );
    });
}

export const balancerRules: Rules = {
  'one balancer faces the world, one the inside': (templates) => {
    const schemes = templates.all(balancers).map(({ properties }) => String(properties['Scheme']));
    return same(schemes.toSorted(), ['internal', 'internet-facing']) ? [] : [schemes.join(', ')];
  },
  'balancers stand where they belong': each(balancers, (found, templates) => {
    const kind = found.properties['Scheme'] === 'internal' ? 'app' : 'public';
    return same(kindsOf(found, templates), [kind, kind]);
  }),
  'balancers drop headers that are none': hasAttribute(
    'routing.http.drop_invalid_header_fields.enabled',
    'true',
  ),
  'balancers write access logs': hasAttribute('access_logs.s3.enabled', 'true'),
  'access logs, which hold whole addresses, are gone after a week and read by one role': (templates) =>
    templates.all(balancers).flatMap((balancer) => {
      const bucket = templates.target(attributeOf(balancer, 'access_logs.s3.bucket'), balancer.stack);
      const isKept = bucket && isEncryptedForAWeek(bucket) && isReadByOneRole(templates, bucket);
      return isKept ? [] : [balancer.key];
    }),
  'balancers keep idle connections for 60 seconds': hasAttribute('idle_timeout.timeout_seconds', '60'),
  'TLS is 1.2 or newer': (templates) => {
    const secure = templates.all(listeners).filter(({ properties }) => properties['Protocol'] === 'HTTPS');
    if (secure.length < 2) return ['The world has no TLS.'];
    return unless(secure, ({ properties }) => modernTls.test(String(properties['SslPolicy'])));
  },
  'the world speaks TLS, and port 80 only redirects': (templates) =>
    unless(
      templates
        .all(listeners)
        .filter((listener) => balancerOf(templates, listener)?.properties['Scheme'] === 'internet-facing'),
      ({ properties }) => {
        const action = at(properties['DefaultActions'], '0');
        if (properties['Port'] !== 80) return properties['Protocol'] === 'HTTPS';
        return at(action, 'Type') === 'redirect' && at(action, 'RedirectConfig', 'Protocol') === 'HTTPS';
      },
    ),
  'nothing answers but by a rule': (templates) =>
    unless(
      templates
        .all(listeners)
        .filter(({ properties }) => at(properties['DefaultActions'], '0', 'Type') !== 'redirect'),
      ({ properties }) =>
        at(properties['DefaultActions'], '0', 'FixedResponseConfig', 'StatusCode') === '404',
    ),
  'each service has a pair of target groups, alike but for the name': (templates) =>
    services.flatMap(({ name, port }) => {
      const pair = templates.of(name, targetGroups);
      const [blue, green] = pair.map(({ properties: { Name, ...rest } }) => rest);
      const names = new Set(pair.map(({ properties }) => properties['Name']));
      const right = pair.length === 2 && names.size === 2 && same(blue, green);
      const asExpected = blue?.['TargetType'] === 'ip' && blue['Port'] === port;
      return right && asExpected ? [] : [`${name}: ${pair.length} target groups`];
    }),
  'target groups ask /readyz every 10 seconds and let go within 30': each(targetGroups, ({ properties }) => {
    const delay = list(properties['TargetGroupAttributes']).find(
      (attribute) => at(attribute, 'Key') === 'deregistration_delay.timeout_seconds',
    );
    const asks =
      properties['HealthCheckPath'] === '/readyz' && properties['HealthCheckIntervalSeconds'] === 10;
    return asks && at(delay, 'Value') === '30';
  }),
  'each service has a production and a test rule, alike': (templates) =>
    services.flatMap(({ name, prefixes }) => {
      const rules = templates.of(name, listenerRules);
      const [production, test] = rules;
      const conditions = rules.map(({ properties }) => properties['Conditions']);
      const behind = rules.map((rule) => balancerOf(templates, listenerOfRule(templates, rule)));
      const scheme = prefixes.length === 0 ? 'internet-facing' : 'internal';
      const right =
        rules.length === 2 &&
        same(conditions[0], conditions[1]) &&
        listenerOfRule(templates, production ?? (rules[0] as Found))?.key !==
          listenerOfRule(templates, test ?? (rules[0] as Found))?.key &&
        behind.every((balancer) => balancer?.properties['Scheme'] === scheme);
      return right ? [] : [`${name}: ${rules.length} rules`];
    }),
  'no two rules of a listener have the same priority': (templates) => {
    const places = templates
      .all(listenerRules)
      .map((rule) => `${listenerOfRule(templates, rule)?.key} ${String(rule.properties['Priority'])}`);
    return places.filter((place, index) => places.indexOf(place) !== index);
  },
  'the public production listener has one rule': (templates) => {
    const rules = templates.all(listenerRules).filter((rule) => {
      const listener = listenerOfRule(templates, rule);
      const isPublic = balancerOf(templates, listener)?.properties['Scheme'] === 'internet-facing';
      return isPublic && listener?.properties['Port'] === 443;
    });
    return rules.length === 1 ? [] : [`There are ${rules.length}.`];
  },
};
