import { newId, toDatabaseInstant } from '@studyhall/db';
import { MailServerError } from '@studyhall/mail';
import type { Context } from '../context.ts';
import { countMailsSince, findDueDeliveries, updateDeliveries } from '../data/delivery-repository.ts';
import type { DeliveryRow } from '../data/tables.ts';
import { isKind, isSecurity } from '../domain/kind.ts';
import { planMails } from '../domain/mail-plan.ts';
import { sendMail } from './send-mail.ts';

const hour = 3_600_000;
const atOnce = 100;
/** A mail server turns away who sends faster, and what people wait for in the application goes first. */
const mostMails = 40;
const connections = 4;

/** One second's mails of what is due. Several processes may do so at once. */
export async function sendMails(context: Context): Promise<void> {
  const { db, now } = context;
  const due = await findDueDeliveries(db.read, {
    channel: 'email',
    now: toDatabaseInstant(now()),
    limit: atOnce,
  });
  const byRecipient = Map.groupBy(due, ({ person_id, address }) => person_id ?? address ?? '');
  const mails = (await Promise.all([...byRecipient.values()].map((rows) => plan(context, rows)))).flat();
  let isServerDown = false;
  const queue = mails.slice(0, mostMails).values();
  const work = async () => {
    for (const mail of queue) {
      if (isServerDown) return;
      isServerDown = await sendOrReport(context, mail);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
}

/** True where the server cannot be used at all. */
async function sendOrReport(context: Context, mail: readonly DeliveryRow[]): Promise<boolean> {
  try {
    await sendMail(context, mail);
    return false;
  } catch (error) {
    if (!(error instanceof MailServerError)) throw error;
    context.log.warn({ err: error }, 'the mail server cannot be used; trying again later');
    return true;
  }
}

async function plan(context: Context, rows: readonly DeliveryRow[]): Promise<DeliveryRow[][]> {
  const { db, now } = context;
  const [first] = rows;
  if (!first) return [];
  const since = toDatabaseInstant(now() - hour);
  const recent = first.person_id === null ? 0 : await countMailsSince(db.read, first.person_id, since);
  const waiting = rows.map((row) => ({
    id: row.id,
    row,
    mailId: row.mail_id,
    isAlone: row.entry !== null || (isKind(row.kind) && isSecurity(row.kind)),
  }));
  const { mails, postponed } = planMails(waiting, recent);
  if (postponed.length > 0) {
    const ids = postponed.map(({ id }) => id);
    // Until the hour is over they gather.
    const due_at = toDatabaseInstant(now() + hour / 4);
    await db.transaction((tx) => updateDeliveries(tx, { ids, from: ['waiting'] }, { due_at }));
  }
  return mails.map((mail) => mail.map(({ row }) => row));
}

/** Names a mail once, for every attempt. */
export function mailIdOf(rows: readonly DeliveryRow[]): string {
  const [first] = rows;
  return first?.mail_id ?? (rows.length === 1 && first ? first.id : newId());
}
