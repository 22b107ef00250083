import type { Service } from '@studyhall/platform';
import { at, type Json, list } from '../checks/templates.ts';
import type { Aws } from './aws.ts';

export interface Migration {
  readonly service: Service;
  readonly cluster: string;
  /** Of the service, from which its subnets and groups are taken. */
  readonly serviceName: string;
  /** The task definition of the new version, as JSON. */
  readonly definition: string;
}

/**
 * Runs `migrate.ts` of a new version as one task, where the service itself stands, and waits for its end. The old
 * version goes on meanwhile: migrations only add. Throws when the task does not end with 0.
 */
export function runMigration(aws: Aws, { service, cluster, serviceName, definition }: Migration): void {
  const registered = aws('ecs', 'register-task-definition', '--cli-input-json', definition);
  const arn = text(at(registered, 'taskDefinition', 'taskDefinitionArn'));
  const described = aws('ecs', 'describe-services', '--cluster', cluster, '--services', serviceName);
  const network = at(described, 'services', '0', 'networkConfiguration');
  const command = ['node', `services/${service.name}/src/migrate.ts`];
  const run = aws(
    ...['ecs', 'run-task', '--cluster', cluster, '--task-definition', arn],
    ...['--launch-type', 'FARGATE', '--network-configuration', JSON.stringify(network)],
    ...['--overrides', JSON.stringify({ containerOverrides: [{ name: service.name, command }] })],
  );
  const [task] = list(at(run, 'tasks'));
  if (task === undefined)
    throw new Error(`${service.name}: no task was started: ${JSON.stringify(at(run, 'failures'))}`);
  const taskArn = text(at(task, 'taskArn'));
  aws('ecs', 'wait', 'tasks-stopped', '--cluster', cluster, '--tasks', taskArn);
  const ended = at(aws('ecs', 'describe-tasks', '--cluster', cluster, '--tasks', taskArn), 'tasks', '0');
  const container = list(at(ended, 'containers')).find((one) => at(one, 'name') === service.name);
  const exitCode = at(container, 'exitCode');
  if (exitCode !== 0) {
    const reason = at(container, 'reason') ?? at(ended, 'stoppedReason') ?? 'its log says why';
    throw new Error(`${service.name}: the migration ended with ${String(exitCode)}: ${String(reason)}`);
  }
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error('AWS answered in another shape than expected.');
  return value;
}
