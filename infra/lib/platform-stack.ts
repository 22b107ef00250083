import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerInsights, type ICluster } from 'aws-cdk-lib/aws-ecs';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { type Environment, resourceName } from './environment.ts';
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
    const accessLogs = this.#makeAccessLogs(environment);
    this.publicBalancer = new PublicBalancer(this, 'Public', { environment, vpc, accessLogs });
    this.internalBalancer = new InternalBalancer(this, 'Internal', { environment, vpc, accessLogs });
    this.secrets = new PlatformSecrets(this, 'Secrets', environment);
    new DeploymentWatch(this, 'DeploymentWatch', environment);
  }

  #makeAccessLogs({ disposable, logDays }: Environment): IBucket {
    const bucket = new Bucket(this, 'AccessLogs', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // Balancers can write with no other kind of key.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(logDays) }],
      removalPolicy: disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    acknowledge(bucket, { 'AwsSolutions-S1': 'It is itself where logs of access are kept.' });
    // The library is typed with looser optional properties than ours.
    return bucket as IBucket;
  }
}
