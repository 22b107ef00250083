import { fromDatabaseInstant, newId, toDatabaseInstant } from '@studyhall/db';
import { inSpan } from '@studyhall/telemetry';
import type { Context } from '../context.ts';
import { updateDeliveries } from '../data/delivery-repository.ts';
import { deleteSubscription, updateSubscription } from '../data/push-repository.ts';
import { lockStream } from '../data/stream-repository.ts';
import type { DeliveryRow, PushSubscriptionRow, Writer } from '../data/tables.ts';
import { longestTryMs, retryAfterMs } from '../domain/mail-plan.ts';
import { loadReader } from '../load-reader.ts';
import { composePush } from '../push/push-message.ts';
import type { PushAnswer } from '../push/push-sender.ts';
import { moveDeliveries } from './move-deliveries.ts';
import { tell } from './tell.ts';

/** Longer than an exchange with a push service takes. */
const claimMs = 60_000;

/**
 * Tells one browser; false where its push service does not answer at all. A process that dies in the middle leaves a
 * claim that runs out, and the browser is told again: under the same topic and tag, so that it shows one.
 */
export function sendPush(
  context: Context,
  row: DeliveryRow,
  browser: PushSubscriptionRow | undefined,
): Promise<boolean> {
  // A part of what the push tells of.
  const span = { name: 'send push', kind: 'producer', parent: row.traceparent } as const;
  return inSpan(span, () => send(context, row, browser));
}

async function send(
  context: Context,
  row: DeliveryRow,
  browser: PushSubscriptionRow | undefined,
): Promise<boolean> {
  const { db, now, pushSender } = context;
  const owner = newId();
  const attempts = row.attempts + 1;
  const claim = { status: 'claimed', claimed_by: owner, attempts } as const;
  const claimed_until = toDatabaseInstant(now() + claimMs);
  const waiting = { ids: [row.id], from: ['waiting'] } as const;
  if (!(await moveDeliveries(context, waiting, { ...claim, claimed_until }))) return true;
  const claimed = { ids: [row.id], from: ['claimed'], claimedBy: owner } as const;
  const drop = async (problem: string) => {
    const dropped = { status: 'dropped', problem, finished_at: toDatabaseInstant(now()) } as const;
    await db.transaction((tx) => updateDeliveries(tx, claimed, { claimed_until: null, ...dropped }));
    return true;
  };
  if (row.useful_until !== null && fromDatabaseInstant(row.useful_until) <= now())
    return drop('too late to be of use');
  // It may belong to somebody else by now.
  if (browser === undefined || browser.person_id !== row.person_id) return drop('the browser is gone');
  const reader = await loadReader(db.read, browser.person_id);
  const answer = await pushSender.send(browser, composePush(row, reader, now()));
  await conclude(context, { row, browser, answer, attempts, claimed });
  return answer.outcome !== 'silent';
}

type Changes = Parameters<typeof updateDeliveries>[2];

interface Conclusion {
  readonly row: DeliveryRow;
  readonly browser: PushSubscriptionRow;
  readonly answer: PushAnswer;
  readonly attempts: number;
  /** As it must still be. */
  readonly claimed: Parameters<typeof updateDeliveries>[1];
}

async function conclude(context: Context, { row, browser, answer, attempts, claimed }: Conclusion) {
  const { db, now, log } = context;
  const settle = async (tx: Writer, changes: Changes) =>
    (await updateDeliveries(tx, claimed, { claimed_until: null, ...changes })) > 0;
  const finished_at = toDatabaseInstant(now());
  if (answer.outcome === 'accepted') {
    await db.transaction(async (tx) => {
      await settle(tx, { status: 'sent', problem: null, finished_at });
      if (browser.problem !== null)
        await updateSubscription(tx, browser.id, { problem: null, problem_at: null });
    });
    return;
  }
  const { outcome, problem } = answer;
  log.warn({ deliveryId: row.id, outcome, problem, attempts }, 'browser could not be told');
  await db.transaction(async (tx) => {
    if (outcome === 'gone') {
      await deleteSubscription(tx, browser.person_id, browser.id);
      await settle(tx, { status: 'dropped', problem, finished_at });
    } else if (outcome === 'refused') {
      await lockStream(tx);
      const isOurs = await settle(tx, { status: 'refused', problem, finished_at });
      if (isOurs) await reportRefusal(context, tx, browser, problem);
    } else if (now() - fromDatabaseInstant(row.created_at) > longestTryMs) {
      await settle(tx, { status: 'failed', problem, finished_at });
    } else {
      const afterMs = Math.max(retryAfterMs(attempts), ('afterMs' in answer && answer.afterMs) || 0);
      const due_at = toDatabaseInstant(now() + afterMs);
      await settle(tx, { status: 'waiting', problem, due_at, claimed_by: null });
    }
  });
}

/** The person sees it where notices of that browser do not reach. */
async function reportRefusal(
  { now, log }: Context,
  tx: Writer,
  { id, person_id }: PushSubscriptionRow,
  problem: string,
): Promise<void> {
  await updateSubscription(tx, id, { problem, problem_at: toDatabaseInstant(now()) });
  const notice = {
    kind: 'push.refused',
    to: [person_id],
    params: { reason: problem },
    link: '/settings/notifications',
    groupKey: 'push.refused',
  } as const;
  await tell(tx, [notice], { now: now(), log });
}
