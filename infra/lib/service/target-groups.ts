import { type Service, services } from '@studyhall/platform';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationProtocol,
  ApplicationTargetGroup,
  CfnListenerRule,
  type IApplicationListener,
  TargetType,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { CfnCondition, CfnMapping, CfnOutput, Duration, Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Environment } from '../environment.ts';
import type { Balancer } from '../platform/balancer.ts';
import { liveParameterName } from '../platform/deployment-watch.ts';
import { internalHost } from '../platform/internal-balancer.ts';

export interface TargetGroupsProps {
  readonly environment: Environment;
  readonly service: Service;
  readonly vpc: IVpc;
  readonly balancer: Balancer;
}

export const colours = ['blue', 'green'] as const;
export type Colour = (typeof colours)[number];

/**
 * The pair between which releases shift a service (the report's TG-Primary and TG-Replacement), and the rules that
 * lead to the live one. A release changes the rules behind CloudFormation's back; a stack update puts them where
 * they are already, since it asks the parameter that releases keep. While one runs, the parameter has a value for
 * which the mapping has no answer, so that CloudFormation refuses the update before it touches anything.
 */
export class TargetGroups extends Construct {
  readonly blue: ApplicationTargetGroup;
  readonly green: ApplicationTargetGroup;
  readonly rules: readonly CfnListenerRule[];

  constructor(scope: Construct, id: string, props: TargetGroupsProps) {
    super(scope, id);
    this.blue = this.#makeTargetGroup('Primary', 'blue', props);
    this.green = this.#makeTargetGroup('Replacement', 'green', props);
    const { environment, service, balancer } = props;
    const live = StringParameter.valueForStringParameter(this, liveParameterName(environment, service.name));
    const target = this.#makeLiveTarget(live);
    this.rules = [
      this.#makeRule('ProductionRule', balancer.production, service, target),
      this.#makeRule('TestRule', balancer.test, service, target),
    ];
  }

  #makeTargetGroup(id: string, colour: Colour, { environment, service, vpc }: TargetGroupsProps) {
    return new ApplicationTargetGroup(this, id, {
      targetGroupName: `${environment.name}-${service.name}-${colour}`,
      vpc,
      targetType: TargetType.IP,
      protocol: ApplicationProtocol.HTTP,
      port: service.port,
      healthCheck: {
        path: service.healthPath,
        interval: Duration.seconds(10),
        timeout: Duration.seconds(5),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
        healthyHttpCodes: '200',
      },
      // Below the 60 seconds after which a stopping task is killed.
      deregistrationDelay: Duration.seconds(30),
    });
  }

  #makeLiveTarget(live: string): string {
    const mapping = new CfnMapping(this, 'Live', {
      mapping: { blue: { targetGroup: 'TG-Primary' }, green: { targetGroup: 'TG-Replacement' } },
    });
    new CfnOutput(this, 'LiveTargetGroup', {
      value: mapping.findInMap(live, 'targetGroup'),
      description: 'Has no value during a deployment, which makes CloudFormation refuse an update',
    });
    const blueIsLive = new CfnCondition(this, 'BlueIsLive', { expression: Fn.conditionEquals(live, 'blue') });
    const { blue, green } = this;
    return Fn.conditionIf(blueIsLive.logicalId, blue.targetGroupArn, green.targetGroupArn).toString();
  }

  #makeRule(id: string, listener: IApplicationListener, { name, prefixes }: Service, target: string) {
    const isEdge = prefixes.length === 0;
    return new CfnListenerRule(this, id, {
      listenerArn: listener.listenerArn,
      // The place in the catalogue: no two are alike, and a new service moves none before it.
      priority: services.findIndex((service) => service.name === name) + 1,
      conditions: [
        isEdge
          ? { field: 'path-pattern', pathPatternConfig: { values: ['/*'] } }
          : { field: 'host-header', hostHeaderConfig: { values: [internalHost(name)] } },
      ],
      actions: [{ type: 'forward', targetGroupArn: target }],
    });
  }
}
