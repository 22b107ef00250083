import type { Service } from '@studyhall/platform';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { FargateService, PropagatedTagSource } from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { ARecord, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { allowTcp } from './allow-tcp.ts';
import { type DataStack, databasePort } from './data-stack.ts';
import { type Environment, resourceName } from './environment.ts';
import { outsidePorts } from './network/egress.ts';
import { subnets } from './network-stack.ts';
import type { Balancer } from './platform/balancer.ts';
import { internalHost, internalPort } from './platform/internal-balancer.ts';
import type { PlatformStack } from './platform-stack.ts';
import { addBlueGreen, deploymentController } from './service/blue-green.ts';
import { capacityOf } from './service/capacity.ts';
import { DeploymentHook } from './service/deployment-hook.ts';
import { addScaling } from './service/scaling.ts';
import { addServiceAlarms } from './service/service-alarms.ts';
import { TargetGroups } from './service/target-groups.ts';
import { makeTaskDefinition } from './service/task-definition.ts';

export interface ServiceStackProps extends StackProps {
  readonly environment: Environment;
  readonly service: Service;
  readonly vpc: IVpc;
  readonly data: DataStack;
  readonly platform: PlatformStack;
  /** Told of alarms. */
  readonly topic: ITopic;
  /** The balancers' own alarms, on which every release is rolled back. */
  readonly balancerAlarms: readonly IAlarm[];
}

/** One service of the catalogue: its tasks, its pair of target groups, and what a release of it needs. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    const { environment, service, vpc, data, platform, topic, balancerAlarms, ...stackProps } = props;
    super(scope, id, stackProps);
    const isEdge = service.prefixes.length === 0;
    const capacity = capacityOf(service.name, environment);
    const balancer: Balancer = isEdge ? platform.publicBalancer : platform.internalBalancer;

    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/studyhall/${environment.name}/${service.name}`,
      retention: environment.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const taskDefinition = makeTaskDefinition(this, {
      environment,
      service,
      logGroup,
      data,
      secrets: platform.secrets,
    });
    const targetGroups = new TargetGroups(this, 'Targets', { environment, service, vpc, balancer });
    const fargate = new FargateService(this, 'Service', {
      serviceName: resourceName(environment, service.name),
      cluster: platform.cluster,
      taskDefinition,
      securityGroups: [this.#makeSecurityGroup(props, balancer)],
      vpcSubnets: subnets.app,
      assignPublicIp: false,
      deploymentController,
      healthCheckGracePeriod: Duration.seconds(60),
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      enableExecuteCommand: environment.disposable,
      propagateTags: PropagatedTagSource.SERVICE,
      ...(capacity && { capacityProviderStrategies: [...capacity] }),
    });
    fargate.attachToApplicationTargetGroup(targetGroups.blue);
    // A service cannot be made for a target group that no balancer leads to.
    fargate.node.addDependency(...targetGroups.rules);
    if (!isEdge) this.#nameInside(service.name, platform);

    addScaling(this, { environment, service, fargate, targetGroups });
    const alarms = addServiceAlarms(this, { environment, service, fargate, targetGroups, balancer, topic });
    const hook = new DeploymentHook(this, 'DeploymentHook', {
      environment,
      service,
      vpc,
      balancerGroup: balancer.securityGroup,
      topic,
    });
    addBlueGreen(this, {
      environment,
      name: service.name,
      fargate,
      targetGroups,
      balancer,
      alarms: [...alarms, hook.alarm, ...balancerAlarms],
    });
  }

  #makeSecurityGroup({ service, vpc, data, platform }: ServiceStackProps, balancer: Balancer): SecurityGroup {
    const group = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: `Tasks of ${service.name}`,
      allowAllOutbound: false,
    });
    for (const port of outsidePorts) {
      group.addEgressRule(Peer.anyIpv4(), Port.tcp(port), `Port ${port} outside, through NAT`);
    }
    allowTcp(this, 'FromBalancer', {
      from: balancer.securityGroup,
      to: group,
      port: service.port,
      description: `From the balancer to ${service.name}`,
    });
    allowTcp(this, 'ToServices', {
      from: group,
      to: platform.internalBalancer.securityGroup,
      port: internalPort,
      description: `From ${service.name} to other services`,
    });
    if (service.connections > 0) {
      allowTcp(this, 'ToDatabase', {
        from: group,
        to: data.securityGroup,
        port: databasePort,
        description: `From ${service.name} to MySQL`,
      });
    }
    return group;
  }

  #nameInside(service: string, { internalBalancer }: PlatformStack): void {
    new ARecord(this, 'Name', {
      zone: internalBalancer.zone,
      recordName: internalHost(service),
      target: RecordTarget.fromAlias(new LoadBalancerTarget(internalBalancer.balancer)),
    });
  }
}
