import { runService } from '@studyhall/http';
import { buildApp } from './app.ts';
import { createFirstAdmin } from './commands/create-first-admin.ts';
import { retireUnreadableKeys } from './commands/retire-unreadable-keys.ts';
import { readConfig } from './config.ts';
import { closeContext, openContext } from './context.ts';
import { startSweeps } from './sweeps.ts';

await runService({
  name: 'identity',
  env: process.env,
  readConfig,
  open: async (config) => {
    const context = await openContext(config);
    if (config.firstAdmin) await createFirstAdmin(context, config.firstAdmin);
    await retireUnreadableKeys(context);
    return { context, sweeps: startSweeps(context) };
  },
  build: ({ context }) => buildApp(context),
  close: async ({ context, sweeps }) => {
    await sweeps.stop();
    await closeContext(context);
  },
});
