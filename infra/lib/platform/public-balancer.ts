import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Peer, Port } from 'aws-cdk-lib/aws-ec2';
import {
  type ApplicationListener,
  type ApplicationLoadBalancer,
  ApplicationProtocol,
  ListenerAction,
  SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { subnets } from '../network-stack.ts';
import { type Balancer, type BalancerProps, makeBalancer, notFound } from './balancer.ts';

/** The only way in from the world. Its one rule leads to the edge. */
export class PublicBalancer extends Construct implements Balancer {
  readonly balancer: ApplicationLoadBalancer;
  readonly securityGroup: ISecurityGroup;
  readonly production: ApplicationListener;
  readonly test: ApplicationListener;

  constructor(scope: Construct, id: string, props: BalancerProps) {
    super(scope, id);
    const { balancer, securityGroup } = makeBalancer(this, props, {
      internetFacing: true,
      vpcSubnets: subnets.public,
      description: 'The public load balancer: the world on 80 and 443',
    });
    this.balancer = balancer;
    this.securityGroup = securityGroup;
    for (const port of [80, 443]) {
      securityGroup.addIngressRule(Peer.anyIpv4(), Port.tcp(port), `The world on ${port}`);
    }
    acknowledge(securityGroup, {
      'AwsSolutions-EC23': 'This is the one door that is open to the world, on 80 and 443 alone.',
    });
    // Whoever runs the domain places the record that proves it: see docs/runbook.md.
    const certificate = new Certificate(this, 'Certificate', {
      domainName: props.environment.domainName,
      validation: CertificateValidation.fromDns(),
    });
    this.balancer.addListener('Redirect', {
      port: 80,
      open: false,
      defaultAction: ListenerAction.redirect({ protocol: 'HTTPS', port: '443', permanent: true }),
    });
    const secure = {
      protocol: ApplicationProtocol.HTTPS,
      certificates: [certificate],
      sslPolicy: SslPolicy.RECOMMENDED_TLS,
      open: false,
      defaultAction: notFound,
    };
    this.production = this.balancer.addListener('Production', { ...secure, port: 443 });
    // No security group lets anybody in here. CodeDeploy needs it, and green is tested inside the network.
    this.test = this.balancer.addListener('Test', { ...secure, port: 8443 });
  }
}
