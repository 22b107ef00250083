import {
  ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CodeDeployClient,
  GetDeploymentGroupCommand,
  ListDeploymentsCommand,
} from '@aws-sdk/client-codedeploy';
import {
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

/** What EventBridge tells when a deployment of CodeDeploy changes its state. */
export interface DeploymentEvent {
  readonly detail: {
    readonly application: string;
    readonly deploymentGroup: string;
    readonly state: string;
  };
}

/** The questions and orders to AWS, so that the rest can be tried without it. */
export interface Aws {
  /** Whether a deployment of the group is on its way. */
  isDeploying(event: DeploymentEvent): Promise<boolean>;
  /** The name of the target group to which the production listener leads now, and the service it belongs to. */
  findLive(event: DeploymentEvent): Promise<{ targetGroup: string; cluster: string; service: string }>;
  suspendScaling(resourceId: string, suspended: boolean): Promise<void>;
  remember(application: string, live: 'blue' | 'green' | 'deploying'): Promise<void>;
}

/**
 * While a deployment runs, scaling rests and stack updates are refused: the parameter says `deploying`, for which
 * no template has a value. Afterwards it names the target group that took over, read from the listener itself, so
 * that events in another order or twice change nothing.
 */
export async function watch(event: DeploymentEvent, aws: Aws): Promise<void> {
  const { application } = event.detail;
  const deploying = await aws.isDeploying(event);
  const { targetGroup, cluster, service } = await aws.findLive(event);
  await aws.suspendScaling(`service/${cluster}/${service}`, deploying);
  await aws.remember(application, deploying ? 'deploying' : colourOf(targetGroup));
}

function colourOf(targetGroup: string): 'blue' | 'green' {
  if (targetGroup.endsWith('-blue')) return 'blue';
  if (targetGroup.endsWith('-green')) return 'green';
  throw new Error(`${targetGroup} is neither blue nor green.`);
}

export function handler(event: DeploymentEvent): Promise<void> {
  return watch(event, createAws());
}

function createAws(): Aws {
  const codeDeploy = new CodeDeployClient();
  const balancers = new ElasticLoadBalancingV2Client();
  const scaling = new ApplicationAutoScalingClient();
  const parameters = new SSMClient();
  return {
    async isDeploying({ detail }) {
      const { deployments = [] } = await codeDeploy.send(
        new ListDeploymentsCommand({
          applicationName: detail.application,
          deploymentGroupName: detail.deploymentGroup,
          includeOnlyStatuses: ['Created', 'Queued', 'InProgress', 'Ready', 'Baking'],
        }),
      );
      return deployments.length > 0;
    },
    async findLive({ detail }) {
      const { deploymentGroupInfo: group } = await codeDeploy.send(
        new GetDeploymentGroupCommand({
          applicationName: detail.application,
          deploymentGroupName: detail.deploymentGroup,
        }),
      );
      const [pair] = group?.loadBalancerInfo?.targetGroupPairInfoList ?? [];
      const [service] = group?.ecsServices ?? [];
      const pairNames = (pair?.targetGroups ?? []).flatMap(({ name }) => name ?? []);
      const { TargetGroups: known = [] } = await balancers.send(
        new DescribeTargetGroupsCommand({ Names: pairNames }),
      );
      const [listener] = pair?.prodTrafficRoute?.listenerArns ?? [];
      const { Rules: rules = [] } = await balancers.send(new DescribeRulesCommand({ ListenerArn: listener }));
      const led = rules
        .flatMap(({ Actions = [] }) => Actions)
        .flatMap(({ TargetGroupArn: arn, ForwardConfig: forward }) => [
          ...(arn === undefined ? [] : [{ arn, weight: 1 }]),
          ...(forward?.TargetGroups ?? []).map((to) => ({ arn: to.TargetGroupArn, weight: to.Weight ?? 1 })),
        ])
        .filter(({ weight }) => weight > 0);
      const live = known.find(({ TargetGroupArn }) => led.some(({ arn }) => arn === TargetGroupArn));
      if (!live?.TargetGroupName || !service?.clusterName || !service.serviceName) {
        throw new Error(`No rule leads to a target group of ${detail.application}.`);
      }
      return {
        targetGroup: live.TargetGroupName,
        cluster: service.clusterName,
        service: service.serviceName,
      };
    },
    async suspendScaling(resourceId, suspended) {
      await scaling.send(
        new RegisterScalableTargetCommand({
          ServiceNamespace: 'ecs',
          ScalableDimension: 'ecs:service:DesiredCount',
          ResourceId: resourceId,
          SuspendedState: {
            DynamicScalingInSuspended: suspended,
            DynamicScalingOutSuspended: suspended,
            ScheduledScalingSuspended: suspended,
          },
        }),
      );
    },
    async remember(application, live) {
      await parameters.send(
        new PutParameterCommand({
          Name: `/studyhall/live/${application}`,
          Value: live,
          Type: 'String',
          Overwrite: true,
        }),
      );
    },
  };
}
