import { HttpApi, HttpMethod, LogGroupLogDestination, VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpAlbIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { type Environment, resourceName } from './environment.ts';
import { TypescriptFunction } from './functions/typescript-function.ts';
import { subnets } from './network-stack.ts';
import type { PlatformStack } from './platform-stack.ts';

export interface ApiStackProps extends StackProps {
  readonly environment: Environment;
  readonly vpc: IVpc;
  readonly platform: PlatformStack;
}

/** For all callers together. */
const throttle = { rateLimit: 500, burstLimit: 1000 };

/** Every method but OPTIONS, which API Gateway would otherwise ask a token for. */
const methods = [HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE];

/**
 * A second door for programs: the same API behind Amazon API Gateway, which bounds how much is asked and turns away
 * who bears no valid token before anything of ours is reached. Its own JWT authorizer knows RSA alone, and our
 * tokens are signed with EdDSA, so a function verifies them: ADR 18.
 */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, { environment, vpc, platform, ...props }: ApiStackProps) {
    super(scope, id, props);
    const integration = this.#makeIntegration(environment, vpc, platform);
    const api = new HttpApi(this, 'Api', {
      apiName: resourceName(environment, 'api'),
      description: 'Study Hall for programs',
      createDefaultStage: false,
    });
    api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            retention: environment.logDays,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
      },
    });
    const authorizer = this.#makeAuthorizer(environment);
    api.addRoutes({ path: '/api/{proxy+}', methods, integration, authorizer });
    api.addRoutes({ path: '/api/auth/{proxy+}', methods, integration });
    acknowledge(api, {
      'AwsSolutions-APIG4': 'Whoever signs in has no token yet; identity limits how often anybody may try.',
    });
  }

  #makeIntegration({ domainName }: Environment, vpc: IVpc, { publicBalancer }: PlatformStack) {
    const securityGroup = new SecurityGroup(this, 'LinkGroup', {
      vpc,
      description: 'API Gateway inside the network',
      allowAllOutbound: false,
    });
    securityGroup.addEgressRule(Peer.ipv4(vpc.vpcCidrBlock), Port.tcp(443), 'To the balancer');
    const vpcLink = new VpcLink(this, 'Link', { vpc, subnets: subnets.app, securityGroups: [securityGroup] });
    return new HttpAlbIntegration('Edge', publicBalancer.production, {
      vpcLink,
      secureServerName: domainName,
    });
  }

  #makeAuthorizer({ domainName, logDays }: Environment): HttpLambdaAuthorizer {
    const { function: handler } = new TypescriptFunction(this, 'Authorizer', {
      description: 'Verifies the tokens of people',
      logDays,
      file: new URL('functions/authorizer.ts', import.meta.url),
      timeout: Duration.seconds(5),
      environment: { KEYS_URL: `https://${domainName}/api/auth/jwks` },
    });
    return new HttpLambdaAuthorizer('Tokens', handler, {
      identitySource: ['$request.header.Authorization'],
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      resultsCacheTtl: Duration.minutes(1),
    });
  }
}
