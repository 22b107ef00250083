import { services } from '@studyhall/platform';
import { Repository, TagMutability } from 'aws-cdk-lib/aws-ecr';
import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Environment } from './environment.ts';

export interface RegistryStackProps extends StackProps {
  readonly environment: Environment;
}

const kept = 20;

/** `tutoring-repo/tutors`. */
export function repositoryName(service: string): string {
  return `tutoring-repo/${service}`;
}

/** One repository a service. Deployed first, so that images exist before the services that run them. */
export class RegistryStack extends Stack {
  constructor(scope: Construct, id: string, { environment, ...props }: RegistryStackProps) {
    super(scope, id, props);
    for (const { name } of services) {
      new Repository(this, name, {
        repositoryName: repositoryName(name),
        imageTagMutability: TagMutability.IMMUTABLE,
        imageScanOnPush: true,
        lifecycleRules: [{ maxImageCount: kept, description: `Keep the last ${kept} releases` }],
        removalPolicy: environment.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      });
    }
  }
}
