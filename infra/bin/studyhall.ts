import { App } from 'aws-cdk-lib/core';
import { addEnvironment } from '../lib/study-hall-app.ts';
import { environments } from './environments.ts';

// What `cdk` runs (see cdk.json): every stack of every environment. Name those to deploy.
const app = new App();
for (const environment of environments) addEnvironment(app, environment);
app.synth();
