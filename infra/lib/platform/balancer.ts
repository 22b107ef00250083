import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  type ApplicationListener,
  ApplicationLoadBalancer,
  ListenerAction,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Environment } from '../environment.ts';

/** A balancer with the two listeners between which every service that it leads to is shifted. */
export interface Balancer {
  readonly balancer: ApplicationLoadBalancer;
  readonly securityGroup: ISecurityGroup;
  /** What people and services use. */
  readonly production: ApplicationListener;
  /** Leads to green while it is tested. */
  readonly test: ApplicationListener;
}

export interface BalancerProps {
  readonly environment: Environment;
  readonly vpc: IVpc;
  readonly accessLogs: IBucket;
}

/** Nothing answers unless a service's rule says so. */
export const notFound = ListenerAction.fixedResponse(404, {
  contentType: 'application/problem+json',
  messageBody: JSON.stringify({ title: 'Not found', status: 404, code: 'not-found' }),
});

interface Place {
  readonly internetFacing: boolean;
  readonly vpcSubnets: SubnetSelection;
  readonly description: string;
}

interface BareBalancer {
  readonly balancer: ApplicationLoadBalancer;
  readonly securityGroup: SecurityGroup;
}

export function makeBalancer(scope: Construct, props: BalancerProps, place: Place): BareBalancer {
  const { environment, vpc, accessLogs } = props;
  const { description, ...where } = place;
  const securityGroup = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description,
    // Only to tasks: each service adds the way to its own.
    allowAllOutbound: false,
  });
  const balancer = new ApplicationLoadBalancer(scope, 'Balancer', {
    vpc,
    ...where,
    securityGroup,
    // Below the 65 seconds for which a service keeps a connection: the other way round it answers 502 now and then.
    idleTimeout: Duration.seconds(60),
    dropInvalidHeaderFields: true,
    deletionProtection: !environment.disposable,
  });
  balancer.logAccessLogs(accessLogs, scope.node.id);
  return { balancer, securityGroup };
}
