import { runService } from '@studyhall/http';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { closeContext, openContext } from './context.ts';

await runService({
  name: 'calendar',
  env: process.env,
  readConfig,
  open: (config) => openContext(config),
  build: buildApp,
  close: closeContext,
});
