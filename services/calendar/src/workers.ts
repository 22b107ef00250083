import { forgetReceived } from '@studyhall/events';
import { type ServiceApp, Signal, startWorker, type Worker } from '@studyhall/http';
import { refreshDueImports } from './commands/refresh-due-imports.ts';
import type { Context } from './context.ts';
import { deleteOldCancellations } from './data/cancellation-repository.ts';
import { rememberedSince } from './domain/subscription.ts';

async function forget({ db, now }: Context): Promise<false> {
  await forgetReceived(db, now());
  await deleteOldCancellations(db, rememberedSince(now()));
  return false;
}

/** Starts the background work once the application is ready, and lets it finish before it closes. */
export function registerWorkers(app: ServiceApp, context: Context): void {
  const { log } = context;
  let workers: readonly Worker[] = [];
  app.addHook('onReady', async () => {
    workers = [
      startWorker({
        name: 'imports',
        signal: context.imports,
        everyMs: 5_000,
        round: () => refreshDueImports(context),
        log,
      }),
      startWorker({
        name: 'forgetting',
        signal: new Signal(),
        everyMs: 60_000,
        round: () => forget(context),
        log,
      }),
    ];
  });
  app.addHook('onClose', async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
  });
}
