import { runService } from '@studyhall/http';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { closeContext, openContext } from './context.ts';

await runService({
  name: 'notifications',
  env: process.env,
  readConfig,
  open: openContext,
  build: buildApp,
  close: closeContext,
});
