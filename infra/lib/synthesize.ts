import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib/core';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Environment } from './environment.ts';
import { addEnvironment } from './study-hall-app.ts';

/** The templates of an environment. Throws on any finding of cdk-nag or of CloudFormation’s own schemas. */
export function synthesize(environment: Environment): CloudAssembly {
  const app = makeApp();
  addEnvironment(app, environment);
  return app.synth();
}

/** An application that is validated when its templates are made. */
export function makeApp(): App {
  const app = new App({
    outdir: mkdtempSync(join(tmpdir(), 'studyhall-cdk-')),
    analyticsReporting: false,
    context: { '@aws-cdk/core:strictCfnValidateErrors': true },
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
