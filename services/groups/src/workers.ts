import { forgetReceived } from '@studyhall/events';
import { type ServiceApp, Signal, startWorker, type Worker } from '@studyhall/http';
import { closeDuePolls } from './commands/close-poll.ts';
import { sweep } from './commands/sweep.ts';
import { sweepMeetings } from './commands/sweep-meetings.ts';
import type { Context } from './context.ts';
import { forgetInvitations } from './data/invitation-repository.ts';
import { observeGroups } from './observe-groups.ts';

/** Starts the background work once the application is ready, and lets it finish before it closes. */
export function registerWorkers(app: ServiceApp, context: Context): void {
  const { log } = context;
  let workers: readonly Worker[] = [];
  let unobserve = () => {};
  app.addHook('onReady', async () => {
    unobserve = observeGroups(context);
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
        round: () => forget(context),
        log,
      }),
    ];
  });
  app.addHook('onClose', async () => {
    unobserve();
    await Promise.all(workers.map((worker) => worker.stop()));
  });
}

const keepInvitationsMs = 60 * 86_400_000;

async function forget({ db, now }: Context): Promise<boolean> {
  await forgetReceived(db, now());
  await db.transaction((tx) => forgetInvitations(tx, now() - keepInvitationsMs));
  return false;
}
