import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Ec2Action, Ec2InstanceAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Egress } from '../environment.ts';

/** One in each zone, so that losing a zone takes nothing from the other. */
const zones = 2;
const natVolumeGiB = 8;

/** What tasks ask of AWS: images, logs, secrets, traces, and the deployment's own questions. */
const endpointServices = {
  EcrApi: ec2.InterfaceVpcEndpointAwsService.ECR,
  EcrDocker: ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER,
  Logs: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
  Secrets: ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
  Traces: ec2.InterfaceVpcEndpointAwsService.XRAY,
  CodeDeploy: ec2.InterfaceVpcEndpointAwsService.CODEDEPLOY,
  Balancers: ec2.InterfaceVpcEndpointAwsService.ELASTIC_LOAD_BALANCING,
} as const;

/** Ports that tasks may reach outside: AWS and calendars over TLS, mail by submission. */
export const outsidePorts = [443, 587] as const;

export const networkRange = '10.20.0.0/16';

export function natGatewaysOf(egress: Egress): number {
  return egress === 'endpoints' ? 0 : zones;
}

export function natProviderOf(egress: Egress): ec2.NatInstanceProviderV2 | undefined {
  if (egress !== 'nat-instance') return undefined;
  return ec2.NatProvider.instanceV2({
    instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.NANO),
    machineImage: ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 }),
    creditSpecification: ec2.CpuCredits.STANDARD,
    defaultAllowedTraffic: ec2.NatTrafficDirection.OUTBOUND_ONLY,
    associatePublicIpAddress: true,
  });
}

export interface EgressProps {
  readonly vpc: ec2.Vpc;
  readonly egress: Egress;
  readonly nat: ec2.NatInstanceProviderV2 | undefined;
  readonly app: ec2.SubnetSelection;
}

export function addEgress(scope: Construct, { vpc, egress, nat, app }: EgressProps): void {
  if (egress === 'endpoints') addEndpoints(vpc, app);
  if (nat !== undefined) tendNatInstances(scope, nat);
}

function addEndpoints(vpc: ec2.Vpc, subnets: ec2.SubnetSelection): void {
  const group = new ec2.SecurityGroup(vpc, 'EndpointsGroup', {
    // The library is typed with looser optional properties than ours.
    vpc: vpc as ec2.IVpc,
    description: 'Endpoints of AWS services',
    allowAllOutbound: false,
  });
  group.addIngressRule(ec2.Peer.ipv4(networkRange), ec2.Port.tcp(443), 'From inside the network');
  for (const [name, service] of Object.entries(endpointServices)) {
    vpc.addInterfaceEndpoint(name, { service, subnets, securityGroups: [group], open: false });
  }
}

/** Lets the network through, and has EC2 move an instance whose host has failed. */
function tendNatInstances(scope: Construct, nat: ec2.NatInstanceProviderV2): void {
  for (const port of outsidePorts) {
    const why = `From inside the network to port ${port} outside`;
    nat.connections.allowFrom(ec2.Peer.ipv4(networkRange), ec2.Port.tcp(port), why);
  }
  for (const [index, { gatewayId }] of nat.configuredGateways.entries()) {
    const alarm = new cloudwatch.Alarm(scope, `NatInstance${index + 1}Failed`, {
      alarmName: `${Stack.of(scope).stackName}-nat-${index + 1}-failed`,
      alarmDescription: 'The host of a NAT instance has failed; EC2 recovers the instance on another one.',
      metric: new cloudwatch.Metric({
        namespace: 'AWS/EC2',
        metricName: 'StatusCheckFailed_System',
        dimensionsMap: { InstanceId: gatewayId },
        statistic: 'Maximum',
      }),
      threshold: 1,
      evaluationPeriods: 2,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new Ec2Action(Ec2InstanceAction.RECOVER));
  }
  for (const gateway of nat.gatewayInstances) {
    encryptVolume(gateway);
    acknowledge(gateway, {
      'AwsSolutions-EC28': 'A NAT instance is watched by its status checks; traffic shows in the flow logs.',
      'AwsSolutions-EC29':
        'It holds nothing: the stack makes it anew, and an alarm has EC2 recover it when its host fails.',
    });
  }
}

function encryptVolume(instance: ec2.Instance): void {
  instance.instance.blockDeviceMappings = [
    { deviceName: '/dev/xvda', ebs: { encrypted: true, volumeType: 'gp3', volumeSize: natVolumeGiB } },
  ];
}
