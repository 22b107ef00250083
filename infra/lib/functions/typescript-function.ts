import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { FunctionProps } from 'aws-cdk-lib/aws-lambda';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Environment } from '../environment.ts';

export interface TypescriptFunctionProps
  extends Partial<
    Pick<FunctionProps, 'functionName' | 'environment' | 'vpc' | 'vpcSubnets' | 'securityGroups'>
  > {
  readonly description: string;
  readonly logDays: Environment['logDays'];
  /** The one file of the function, which exports `handler` and imports nothing but the runtime's own packages. */
  readonly file: URL;
  readonly timeout: Duration;
}

/** A function of one TypeScript file: its types are taken out as node does it, and nothing is bundled. */
export class TypescriptFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly role: Role;

  constructor(scope: Construct, id: string, { file, logDays, ...props }: TypescriptFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: props.description,
    });
    this.logGroup.grantWrite(this.role);
    this.function = new LambdaFunction(this, 'Function', {
      ...props,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(stripTypes(file)),
      role: this.role.withoutPolicyUpdates(),
      logGroup: this.logGroup,
      memorySize: 256,
      retryAttempts: 2,
    });
  }
}

const cache = fileURLToPath(new URL('../../../node_modules/.cache/studyhall-functions/', import.meta.url));

/** A folder with the file as JavaScript. */
function stripTypes(file: URL): string {
  const folder = join(cache, basename(file.pathname, '.ts'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.mjs'), stripTypeScriptTypes(readFileSync(file, 'utf8')));
  return folder;
}
