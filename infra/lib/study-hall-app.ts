import { services } from '@studyhall/platform';
import { type App, Tags } from 'aws-cdk-lib/core';
import { ApiStack } from './api-stack.ts';
import { DataStack } from './data-stack.ts';
import { type Environment, stackName } from './environment.ts';
import { NetworkStack } from './network-stack.ts';
import { ObservabilityStack } from './observability-stack.ts';
import { PipelineStack } from './pipeline-stack.ts';
import { PlatformStack } from './platform-stack.ts';
import { RegistryStack } from './registry-stack.ts';
import { ServiceStack } from './service-stack.ts';
import { SetupStack } from './setup-stack.ts';

/** Adds every stack of one environment. Nothing is looked up in an account: the region alone is fixed. */
export function addEnvironment(app: App, environment: Environment): void {
  const name = (part: string) => stackName(environment, part);
  const common = { environment, env: { region: environment.region } };
  const { vpc } = new NetworkStack(app, name('Network'), common);
  new RegistryStack(app, name('Registry'), common);
  const data = new DataStack(app, name('Data'), { ...common, vpc });
  const platform = new PlatformStack(app, name('Platform'), { ...common, vpc });
  const { topic, balancerAlarms } = new ObservabilityStack(app, name('Observability'), {
    ...common,
    data,
    platform,
  });
  for (const service of services) {
    const stack = new ServiceStack(app, name(service.name), {
      ...common,
      service,
      vpc,
      data,
      platform,
      topic,
      balancerAlarms,
    });
    Tags.of(stack).add('service', service.name);
  }
  new SetupStack(app, name('Setup'), { ...common, data });
  new PipelineStack(app, name('Pipeline'), common);
  if (environment.apiGateway) new ApiStack(app, name('Api'), { ...common, vpc, platform });
  Tags.of(app).add('project', 'study-hall');
  Tags.of(app).add('environment', environment.name);
}
