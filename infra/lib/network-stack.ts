import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Environment } from './environment.ts';
import { addEgress, natGatewaysOf, natProviderOf, networkRange } from './network/egress.ts';

export interface NetworkStackProps extends StackProps {
  readonly environment: Environment;
}

/** The names of the three kinds of subnets, one of each in both zones. */
export const subnets = {
  /** The public balancer, and what translates addresses. */
  public: { subnetGroupName: 'public' },
  /** The tasks. */
  app: { subnetGroupName: 'app' },
  /** The database; nothing leads in or out of here but the network itself. */
  data: { subnetGroupName: 'data' },
} as const satisfies Record<string, ec2.SubnetSelection>;

/** One network in two zones. */
export class NetworkStack extends Stack {
  readonly vpc: ec2.IVpc;

  constructor(scope: Construct, id: string, { environment, ...props }: NetworkStackProps) {
    super(scope, id, props);
    const { egress } = environment;
    const nat = natProviderOf(egress);
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(networkRange),
      maxAzs: 2,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      restrictDefaultSecurityGroup: true,
      ...(nat && { natGatewayProvider: nat }),
      natGateways: natGatewaysOf(egress),
      natGatewaySubnets: subnets.public,
      subnetConfiguration: [
        {
          name: 'public',
          subnetType: ec2.SubnetType.PUBLIC,
          cidrMask: 24,
          // Balancers and NAT bring their own addresses.
          mapPublicIpOnLaunch: false,
        },
        {
          name: 'app',
          subnetType:
            egress === 'endpoints' ? ec2.SubnetType.PRIVATE_ISOLATED : ec2.SubnetType.PRIVATE_WITH_EGRESS,
          cidrMask: 22,
        },
        { name: 'data', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
      gatewayEndpoints: {
        // Image layers come from S3, and this way costs nothing.
        S3: { service: ec2.GatewayVpcEndpointAwsService.S3, subnets: [subnets.app] },
      },
    });
    addEgress(this, { vpc, egress, nat, app: subnets.app });
    this.#addFlowLogs(environment, vpc);
    // The library is typed with looser optional properties than ours.
    this.vpc = vpc as ec2.IVpc;
  }

  #addFlowLogs({ logDays }: Environment, vpc: ec2.Vpc): void {
    const logGroup = new LogGroup(this, 'FlowLogs', {
      retention: logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    vpc.addFlowLog('FlowLog', {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup),
      trafficType: ec2.FlowLogTrafficType.ALL,
      maxAggregationInterval: ec2.FlowLogMaxAggregationInterval.TEN_MINUTES,
    });
  }
}
