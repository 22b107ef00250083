import { services } from '@studyhall/platform';
import { sizeOf } from '../../lib/service/sizing.ts';
import { each, type Rules } from '../rule.ts';
import { at, type Json, list, type Templates } from '../templates.ts';
import { targetGroups } from './balancers.ts';

const groups = 'AWS::CodeDeploy::DeploymentGroup';
const scalableTargets = 'AWS::ApplicationAutoScaling::ScalableTarget';
const scalingPolicies = 'AWS::ApplicationAutoScaling::ScalingPolicy';
const rollbackEvents = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];

function pairOf(group: { readonly [key: string]: Json }): Json | undefined {
  return at(group['LoadBalancerInfo'], 'TargetGroupPairInfoList', '0');
}

/** The names of the alarms that roll a deployment of a service back, with what each watches. */
function rollbackAlarms(templates: Templates, service: string) {
  return templates
    .of(service, groups)
    .flatMap(({ properties, stack }) =>
      list(at(properties['AlarmConfiguration'], 'Alarms')).map((alarm) =>
        templates.target(at(alarm, 'Name'), stack),
      ),
    );
}

export const deploymentRules: Rules = {
  'each service scales, on two things': (templates) =>
    services.flatMap((service) => {
      const [target] = templates.of(service.name, scalableTargets);
      const { minTasks, maxTasks } = sizeOf(service, templates.environment);
      const bounds =
        target?.properties['MinCapacity'] === minTasks && target.properties['MaxCapacity'] === maxTasks;
      const policies = templates
        .of(service.name, scalingPolicies)
        .filter(({ properties }) => properties['PolicyType'] === 'TargetTrackingScaling');
      return bounds && policies.length === 2 ? [] : [service.name];
    }),
  'no service has fewer than two tasks, but in a demonstration': each(
    scalableTargets,
    ({ properties }, { environment }) => environment.disposable || Number(properties['MinCapacity']) >= 2,
  ),
  'each service has an application and a group of its own': (templates) =>
    services
      .filter(
        ({ name }) =>
          templates.of(name, groups).length !== 1 ||
          templates.of(name, 'AWS::CodeDeploy::Application').length !== 1,
      )
      .map(({ name }) => name),
  'deployments are blue/green, with control of the traffic': each(
    groups,
    ({ properties }) =>
      at(properties['DeploymentStyle'], 'DeploymentType') === 'BLUE_GREEN' &&
      at(properties['DeploymentStyle'], 'DeploymentOption') === 'WITH_TRAFFIC_CONTROL',
  ),
  'deployments shift as the environment says': each(groups, ({ properties }, { environment }) => {
    const name = JSON.stringify(properties['DeploymentConfigName']);
    return name.includes(environment.shift === 'linear' ? 'Linear10PercentEvery1Minutes' : 'AllAtOnce');
  }),
  'deployments know both target groups and both listeners': each(
    groups,
    ({ properties, stack }, templates) => {
      const pair = pairOf(properties);
      const own = templates.all(targetGroups).filter((group) => group.stack === stack);
      const routes = ['ProdTrafficRoute', 'TestTrafficRoute'].map((route) =>
        JSON.stringify(at(pair, route, 'ListenerArns')),
      );
      const isTwo = list(at(pair, 'TargetGroups')).length === 2 && own.length === 2;
      return (
        isTwo &&
        routes[0] !== routes[1] &&
        routes.every((route) => route?.includes('Fn::') || route?.includes('Ref'))
      );
    },
  ),
  'deployments roll back on failure, stop and alarm': each(
    groups,
    ({ properties }) =>
      at(properties['AutoRollbackConfiguration'], 'Enabled') === true &&
      rollbackEvents.every((event) =>
        list(at(properties['AutoRollbackConfiguration'], 'Events')).includes(event),
      ),
  ),
  'deployments heed the alarms of both target groups, the balancer and the smoke test': (templates) =>
    services.flatMap(({ name }) => {
      const alarms = rollbackAlarms(templates, name).map((alarm) => String(alarm?.properties['AlarmName']));
      const prefix = `studyhall-${templates.environment.name}-`;
      const needed = [
        ...['blue', 'green'].flatMap((colour) => [
          `${prefix}${name}-${colour}.target-5xx`,
          `${prefix}${name}-${colour}.latency`,
        ]),
        `${prefix}${name}.smoke-test`,
        `${prefix}public.balancer-5xx`,
      ];
      return needed.filter((alarm) => !alarms.includes(alarm)).map((alarm) => `${name}: ${alarm}`);
    }),
  'blue stays for 10 minutes or more': each(
    groups,
    ({ properties }) =>
      Number(
        at(
          properties['BlueGreenDeploymentConfiguration'],
          'TerminateBlueInstancesOnDeploymentSuccess',
          'TerminationWaitTimeInMinutes',
        ),
      ) >= 10,
  ),
  'each service has a hook, named as CodeDeploy may call it': (templates) =>
    services
      .filter(
        ({ name }) =>
          !templates
            .of(name, 'AWS::Lambda::Function')
            .some(({ properties }) => String(properties['FunctionName']).startsWith('CodeDeployHook_')),
      )
      .map(({ name }) => name),
  'rules lead to the target group that is live': each(
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    (rule, templates) => {
      const target = at(rule.properties['Actions'], '0', 'TargetGroupArn');
      const [, blue, green] = list(at(target, 'Fn::If'));
      const live = Object.values(templates.stacks.get(rule.stack)?.Parameters ?? {}).some(({ Default }) =>
        String(Default).startsWith('/studyhall/live/'),
      );
      const ends = [blue, green].map((end) => templates.target(end, rule.stack)?.type);
      return live && ends.every((type) => type === targetGroups);
    },
  ),
};
