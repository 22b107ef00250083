import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  type ApplicationListener,
  type ApplicationLoadBalancer,
  ApplicationProtocol,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PrivateHostedZone } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { subnets } from '../network-stack.ts';
import { type Balancer, type BalancerProps, makeBalancer, notFound } from './balancer.ts';

export const internalDomain = 'studyhall.internal';
/** Where services reach each other. */
export const internalPort = 80;
const internalTestPort = 8080;

/** Where a service is reached from inside: `tutors.studyhall.internal`. */
export function internalHost(service: string): string {
  return `${service}.${internalDomain}`;
}

/** Leads every call between edge and services, a host name a service, so that a release shifts those calls too. */
export class InternalBalancer extends Construct implements Balancer {
  readonly balancer: ApplicationLoadBalancer;
  readonly securityGroup: ISecurityGroup;
  readonly production: ApplicationListener;
  readonly test: ApplicationListener;
  readonly zone: PrivateHostedZone;

  constructor(scope: Construct, id: string, props: BalancerProps) {
    super(scope, id);
    const { balancer, securityGroup } = makeBalancer(this, props, {
      internetFacing: false,
      vpcSubnets: subnets.app,
      description: 'The internal load balancer: calls between edge and services',
    });
    this.balancer = balancer;
    this.securityGroup = securityGroup;
    const plain = { protocol: ApplicationProtocol.HTTP, open: false, defaultAction: notFound };
    this.production = this.balancer.addListener('Production', { ...plain, port: internalPort });
    this.test = this.balancer.addListener('Test', { ...plain, port: internalTestPort });
    this.zone = this.#makeZone(props.vpc);
  }

  #makeZone(vpc: IVpc): PrivateHostedZone {
    return new PrivateHostedZone(this, 'Zone', { vpc, zoneName: internalDomain });
  }
}
