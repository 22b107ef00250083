import { forgetReceived } from '@studyhall/events';
import { type ServiceApp, Signal, startWorker, type Worker } from '@studyhall/http';
import { closeDuePolls } from './commands/close-poll.ts';
import { sweep } from './commands/sweep.ts';
import { sweepMeetings } from './commands/sweep-meetings.ts';
import type { Context } from './context.ts';

/** Starts the background work once the application is ready, and lets it finish before it closes. */
export function registerWorkers(app: ServiceApp, context: Context): void {
  const { db, now, log } = context;
  let workers: readonly Worker[] = [];
  app.addHook('onReady', async () => {
    workers = [
      startWorker({
        name: 'sweep',
        signal: context.sweep,
        everyMs: 1_000,
        round: () => sweep(context),
        log,
      }),
      startWorker({
        name: 'meetings',
        signal: context.meetings,
        everyMs: 1_000,
        round: () => sweepMeetings(context),
        log,
      }),
      startWorker({
        name: 'polls',
        signal: new Signal(),
        everyMs: 1_000,
        round: () => closeDuePolls(context),
        log,
      }),
      startWorker({
        name: 'forgetting',
        signal: new Signal(),
        everyMs: 60_000,
        round: () => forgetReceived(db, now()).then(() => false),
        log,
      }),
    ];
  });
  app.addHook('onClose', async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
  });
}
