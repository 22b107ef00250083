import { services } from '@studyhall/platform';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { ArnFormat, Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { type Environment, resourceName } from '../environment.ts';
import { TypescriptFunction } from '../functions/typescript-function.ts';

/** Says which of a service's target groups is live: `blue`, `green`, or `deploying` while that is changing. */
export function liveParameterName(environment: Environment, service: string): string {
  return `/studyhall/live/${resourceName(environment, service)}`;
}

/**
 * Keeps in mind which target group of each service is live, and rests scaling during a deployment. Without it, the
 * next stack update would lead every rule back to blue, and scaling would fail a shift that is under way.
 */
export class DeploymentWatch extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const parameters = services.map(
      ({ name }) =>
        new StringParameter(this, name, {
          parameterName: liveParameterName(environment, name),
          stringValue: 'blue',
          description: `The live target group of ${name}; kept by its deployments`,
        }),
    );
    const watch = new TypescriptFunction(this, 'Watch', {
      description: 'Remembers which target groups are live, and rests scaling during deployments',
      logDays: environment.logDays,
      file: new URL('../functions/deployment-watch.ts', import.meta.url),
      timeout: Duration.seconds(60),
    });
    for (const parameter of parameters) parameter.grantWrite(watch.role);
    const applications = services.map(({ name }) => resourceName(environment, name));
    this.#allowQuestions(watch, applications);
    new Rule(this, 'Deployments', {
      description: 'Deployments of the platform begin and end',
      eventPattern: {
        source: ['aws.codedeploy'],
        detailType: ['CodeDeploy Deployment State-change Notification'],
        detail: { application: applications },
      },
      targets: [new LambdaTarget(watch.function)],
    });
  }

  #allowQuestions({ role }: TypescriptFunction, applications: readonly string[]): void {
    const stack = Stack.of(this);
    role.addToPolicy(
      new PolicyStatement({
        actions: ['codedeploy:GetDeploymentGroup', 'codedeploy:ListDeployments'],
        resources: applications.map((name) =>
          stack.formatArn({
            service: 'codedeploy',
            resource: 'deploymentgroup',
            resourceName: `${name}/${name}`,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        ),
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          'elasticloadbalancing:DescribeRules',
          'elasticloadbalancing:DescribeTargetGroups',
          'application-autoscaling:RegisterScalableTarget',
        ],
        resources: ['*'],
      }),
    );
    acknowledge(role, {
      'AwsSolutions-IAM5[Resource::*]':
        'Descriptions of balancers cannot be narrowed, and the id of a scalable target is not known beforehand.',
    });
  }
}
