import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib/core';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Environment } from './environment.ts';
import { addEnvironment } from './study-hall-app.ts';

export function synthesize(environment: Environment): CloudAssembly {
  const outdir = mkdtempSync(join(tmpdir(), 'studyhall-cdk-'));
  const app = new App({
    outdir,
    analyticsReporting: false,
    context: { '@aws-cdk/core:strictCfnValidateErrors': true },
  });
  addEnvironment(app, environment);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app.synth();
}
