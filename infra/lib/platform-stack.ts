import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerInsights, type ICluster } from 'aws-cdk-lib/aws-ecs';
import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type Environment, resourceName } from './environment.ts';
import { AccessLogs } from './platform/access-logs.ts';
import { DeploymentWatch } from './platform/deployment-watch.ts';
import { InternalBalancer } from './platform/internal-balancer.ts';
import { PublicBalancer } from './platform/public-balancer.ts';
import { PlatformSecrets } from './platform/secrets.ts';

export interface PlatformStackProps extends StackProps {
  readonly environment: Environment;
  readonly vpc: IVpc;
}

/** What all services share: the cluster, the two balancers, the secrets. */
export class PlatformStack extends Stack {
  readonly cluster: ICluster;
  readonly publicBalancer: PublicBalancer;
  readonly internalBalancer: InternalBalancer;
  readonly secrets: PlatformSecrets;

  constructor(scope: Construct, id: string, { environment, vpc, ...props }: PlatformStackProps) {
    super(scope, id, props);
    const cluster = new Cluster(this, 'Cluster', {
      clusterName: resourceName(environment, 'cluster'),
      vpc,
      containerInsightsV2: ContainerInsights.ENABLED,
      enableFargateCapacityProviders: true,
    });
    // The library is typed with looser optional properties than ours.
    this.cluster = cluster as ICluster;
    const { bucket: accessLogs } = new AccessLogs(this, 'AccessLogs', environment);
    this.publicBalancer = new PublicBalancer(this, 'Public', { environment, vpc, accessLogs });
    this.internalBalancer = new InternalBalancer(this, 'Internal', { environment, vpc, accessLogs });
    this.secrets = new PlatformSecrets(this, 'Secrets', environment);
    new DeploymentWatch(this, 'DeploymentWatch', environment);
  }
}
