import { toDatabaseInstant } from '@studyhall/db';
import { forgetReceived } from '@studyhall/events';
import { signingKeyGrace } from './auth/auth.ts';
import { continueDueErasures } from './commands/erase-person.ts';
import { retireUnreadableKeys } from './commands/retire-unreadable-keys.ts';
import type { Context } from './context.ts';
import { deleteAttemptsEndedBefore } from './data/attempt-repository.ts';
import { deleteAuditEntriesBefore } from './data/audit-repository.ts';
import { deleteExpiredSessions } from './data/session-repository.ts';
import { deleteSigningKeysExpiredBefore } from './data/signing-key-repository.ts';
import { deleteExpiredVerifications } from './data/verification-repository.ts';

const erasuresEveryMs = 10_000;
const keysEveryMs = 10_000;
const housekeepingEveryMs = 60 * 60_000;
const keepAuditMs = 400 * 86_400_000;

/** Repeats work that must not depend on one request or one process; answers how to stop. */
export function startSweeps(context: Context): { stop(): Promise<void> } {
  const stops = [
    repeat(context, 'erasures', erasuresEveryMs, () => continueDueErasures(context)),
    // A process that runs beside this one for a while may still have the secret of before.
    repeat(context, 'signing keys', keysEveryMs, () => retireUnreadableKeys(context)),
    repeat(context, 'housekeeping', housekeepingEveryMs, () => tidy(context)),
  ];
  return {
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

function repeat(
  { log }: Context,
  what: string,
  everyMs: number,
  work: () => Promise<void>,
): () => Promise<void> {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= work()
      .catch((error: unknown) => log.error({ err: error }, `${what} failed; trying again later`))
      .finally(() => {
        running = undefined;
      });
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Removes what has expired. */
export async function tidy({ db, now }: Context): Promise<void> {
  const at = toDatabaseInstant(now());
  await db.transaction(async (tx) => {
    await deleteExpiredSessions(tx, at);
    await deleteExpiredVerifications(tx, at);
    await deleteAttemptsEndedBefore(tx, at);
    await deleteSigningKeysExpiredBefore(tx, toDatabaseInstant(now() - signingKeyGrace * 1000));
    await deleteAuditEntriesBefore(tx, toDatabaseInstant(now() - keepAuditMs));
  });
  await forgetReceived(db, now());
}
