import {
  CodeDeployClient,
  GetDeploymentTargetCommand,
  ListDeploymentTargetsCommand,
  PutLifecycleEventHookExecutionStatusCommand,
} from '@aws-sdk/client-codedeploy';
import {
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** What CodeDeploy tells a hook. */
export interface HookEvent {
  readonly DeploymentId: string;
  readonly LifecycleEventHookExecutionId: string;
}

/** The questions and orders to AWS and to green, so that the rest can be tried without them. */
export interface Outside {
  /** Base URLs of the tasks that are to take over. */
  findGreen(deploymentId: string): Promise<readonly string[]>;
  request(url: string): Promise<{ readonly status: number }>;
  report(event: HookEvent, status: 'Succeeded' | 'Failed'): Promise<void>;
  log(line: string): void;
}

/**
 * Tests green before it gets traffic. It must be ready, refuse what does not exist, and answer under each prefix
 * without failing, which it cannot without its database. Says so to CodeDeploy, whatever happens.
 */
export async function testGreen(
  event: HookEvent,
  prefixes: readonly string[],
  outside: Outside,
): Promise<void> {
  let status: 'Succeeded' | 'Failed' = 'Failed';
  try {
    const problems = await findProblems(event, prefixes, outside);
    for (const problem of problems) outside.log(`SMOKE-TEST-FAILED ${problem}`);
    if (problems.length === 0) status = 'Succeeded';
  } catch (error) {
    outside.log(`SMOKE-TEST-FAILED ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await outside.report(event, status);
  }
}

async function findProblems(
  event: HookEvent,
  prefixes: readonly string[],
  outside: Outside,
): Promise<string[]> {
  const tasks = await outside.findGreen(event.DeploymentId);
  if (tasks.length === 0) return ['No task of the new version is healthy.'];
  const expectations: readonly (readonly [path: string, isRight: (status: number) => boolean])[] = [
    ['/readyz', (status) => status === 200],
    ['/no-such-page', (status) => status === 404],
    ...prefixes.map((prefix) => [prefix, (status: number) => status < 500] as const),
  ];
  const problems: string[] = [];
  for (const task of tasks) {
    for (const [path, isRight] of expectations) {
      const { status } = await outside.request(`${task}${path}`);
      if (!isRight(status)) problems.push(`${task}${path} was answered ${status}.`);
    }
  }
  return problems;
}

const patienceMs = 5_000;

export function handler(event: HookEvent): Promise<void> {
  const prefixes: unknown = JSON.parse(process.env['PREFIXES'] ?? '[]');
  if (!Array.isArray(prefixes)) throw new Error('PREFIXES must be a list.');
  return testGreen(event, prefixes.map(String), createOutside());
}

function createOutside(): Outside {
  const codeDeploy = new CodeDeployClient();
  const balancers = new ElasticLoadBalancingV2Client();
  return {
    async findGreen(deploymentId) {
      const { targetIds = [] } = await codeDeploy.send(new ListDeploymentTargetsCommand({ deploymentId }));
      const [targetId] = targetIds;
      if (targetId === undefined) return [];
      const { deploymentTarget } = await codeDeploy.send(
        new GetDeploymentTargetCommand({ deploymentId, targetId }),
      );
      const sets = deploymentTarget?.ecsTarget?.taskSetsInfo ?? [];
      const name = sets.find(({ taskSetLabel }) => taskSetLabel === 'Green')?.targetGroup?.name;
      if (name === undefined) return [];
      const { TargetGroups: [group] = [] } = await balancers.send(
        new DescribeTargetGroupsCommand({ Names: [name] }),
      );
      const { TargetHealthDescriptions: targets = [] } = await balancers.send(
        new DescribeTargetHealthCommand({ TargetGroupArn: group?.TargetGroupArn }),
      );
      return targets
        .filter(({ TargetHealth }) => TargetHealth?.State === 'healthy')
        .map(({ Target }) => `http://${Target?.Id}:${Target?.Port}`);
    },
    async request(url) {
      const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
      await response.body?.cancel();
      return response;
    },
    async report({ DeploymentId, LifecycleEventHookExecutionId }, status) {
      await codeDeploy.send(
        new PutLifecycleEventHookExecutionStatusCommand({
          deploymentId: DeploymentId,
          lifecycleEventHookExecutionId: LifecycleEventHookExecutionId,
          status,
        }),
      );
    },
    log: (line) => console.log(line),
  };
}
