import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import { inSpan } from '@studyhall/telemetry';
import type { Context } from '../context.ts';
import { findDueReminders, findOccasion, takeReminder } from '../data/occasion-repository.ts';
import { lockStream } from '../data/stream-repository.ts';
import type { ReminderRow } from '../data/tables.ts';
import { isKind } from '../domain/kind.ts';
import { parseParams } from '../presenters.ts';
import { tell } from './tell.ts';

const atOnce = 100;

/** Sends the reminders that are due and drops those that came too late; true when more is waiting. */
export async function remind(context: Context): Promise<boolean> {
  const { db, now, hub } = context;
  const due = await findDueReminders(db.read, toDatabaseInstant(now()), atOnce);
  if (due.length === 0) return false;
  await inSpan({ name: 'send reminders' }, () =>
    db.transaction(async (tx) => {
      await lockStream(tx);
      // Several processes may have found the same: taking one tells them apart.
      for (const reminder of due) if (await takeReminder(tx, reminder)) await send(context, tx, reminder);
    }),
  );
  hub.kick();
  return due.length === atOnce;
}

async function send(
  { now, log }: Context,
  tx: Parameters<typeof tell>[0],
  { occasion_id, person_id, kind, params, due_at, useful_until }: ReminderRow,
): Promise<void> {
  const usefulUntil = fromDatabaseInstant(useful_until);
  const occasion = await findOccasion(tx, occasion_id);
  if (occasion === null || !isKind(kind)) return;
  if (usefulUntil <= now()) {
    log.info({ occasionId: occasion_id, kind, dueAt: due_at }, 'reminder dropped: too late to be of use');
    return;
  }
  const notice = {
    kind,
    to: [person_id],
    params: { ...parseParams(occasion.params), ...parseParams(params) },
    link: occasion.link,
    usefulUntil,
  };
  await tell(tx, [notice], { now: now(), log });
}
