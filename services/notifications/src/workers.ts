import { type ServiceApp, Signal, startWorker, type Worker } from '@studyhall/http';
import { recoverDeliveries } from './commands/recover-deliveries.ts';
import { remind } from './commands/remind.ts';
import { sendMails } from './commands/send-mails.ts';
import { sendPushes } from './commands/send-pushes.ts';
import { tidy } from './commands/tidy.ts';
import type { Context } from './context.ts';

const remindEveryMs = 1_000;
const mailEveryMs = 1_000;
const pushEveryMs = 1_000;
const recoverEveryMs = 10_000;
const tidyEveryMs = 60_000;

/** Starts the background work once the application is ready, and lets it finish before it closes. */
export function registerWorkers(app: ServiceApp, context: Context): void {
  const { hub, log } = context;
  let workers: readonly Worker[] = [];
  app.addHook('onReady', async () => {
    await hub.start();
    const start = (name: string, everyMs: number, round: () => Promise<boolean>) =>
      startWorker({ name, everyMs, round, signal: new Signal(), log });
    workers = [
      start('reminders', remindEveryMs, () => remind(context)),
      start('mails', mailEveryMs, async () => {
        await sendMails(context);
        return false;
      }),
      start('pushes', pushEveryMs, () => sendPushes(context)),
      start('recovery', recoverEveryMs, () => recoverDeliveries(context)),
      start('tidying', tidyEveryMs, () => tidy(context)),
    ];
  });
  app.addHook('onClose', async () => {
    await Promise.all([hub.stop(), ...workers.map((worker) => worker.stop())]);
  });
}
