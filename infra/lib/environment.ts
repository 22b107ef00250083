import type { ServiceName } from '@studyhall/platform';
import type { InstanceSize } from 'aws-cdk-lib/aws-ec2';

/**
 * How application subnets reach the outside. `nat-gateway`: one a zone, nothing to maintain. `nat-instance`: one
 * small instance a zone, at a tenth of the price. `endpoints`: nothing but AWS itself, over interface endpoints;
 * mail and imported calendars then have no way out.
 */
export type Egress = 'nat-gateway' | 'nat-instance' | 'endpoints';

export type EnvironmentName = 'demo' | 'lean' | 'standard';

export interface DatabaseProps {
  /** Of the Graviton class t4g. */
  readonly size: InstanceSize;
  readonly multiAz: boolean;
  readonly storageGiB: number;
  readonly backupDays: number;
  /** `max_connections`: at most what the class gives itself by default. */
  readonly maxConnections: number;
}

export interface TaskProps {
  /** Fargate units of every task. Default: the catalogue's. */
  readonly cpu?: number;
  /** MiB of every task. Default: the catalogue's. */
  readonly memory?: number;
  /** Default: the catalogue's. */
  readonly minTasks?: number;
  /** Default: the catalogue's. */
  readonly maxTasks?: number;
  /** The part of the catalogue's database connections that a task holds. Default: 1. */
  readonly connectionsShare?: number;
  /** Whether tasks beyond the first of a service run on Spot. Default: none does. */
  readonly spot?: boolean;
  /** Services whose first task runs on Spot too: nobody waits for their answer. Default: none. */
  readonly spotAlone?: readonly ServiceName[];
}

/** Everything that differs between environments. Literal values are in bin/environments.ts. */
export interface Environment {
  readonly name: EnvironmentName;
  readonly region: string;
  /** Where people reach the platform: the name on the certificate. */
  readonly domainName: string;
  /** The first admin, and who is told of alarms. */
  readonly adminEmail: string;
  readonly source: { readonly repository: string; readonly branch: string };
  readonly egress: Egress;
  readonly database: DatabaseProps;
  readonly tasks: TaskProps;
  readonly shift: 'linear' | 'all-at-once';
  readonly logDays: 7 | 30 | 90;
  /** Whether an Amazon API Gateway stands beside the load balancer. */
  readonly apiGateway: boolean;
  /** A demonstration may be deleted at any time: nothing is protected or kept, and its tasks can be entered. */
  readonly disposable: boolean;
}

/** `StudyHall-lean-Network` and so on. */
export function stackName({ name }: Pick<Environment, 'name'>, part: string): string {
  return `StudyHall-${name}-${part}`;
}

/** `studyhall-lean-tutors`: for what is named once an environment. */
export function resourceName({ name }: Pick<Environment, 'name'>, part: string): string {
  return `studyhall-${name}-${part}`;
}
