import { fromDatabaseInstant, newId, toDatabaseInstant } from '@studyhall/db';
import { inSpan } from '@studyhall/telemetry';
import type { Context } from '../context.ts';
import { updateDeliveries } from '../data/delivery-repository.ts';
import { deleteSubscription } from '../data/push-repository.ts';
import type { DeliveryRow, DeliveryStatus, PushSubscriptionRow } from '../data/tables.ts';
import { longestTryMs, retryAfterMs } from '../domain/mail-plan.ts';
import { loadReader } from '../load-reader.ts';
import { composePush } from '../push/push-message.ts';
import type { PushAnswer } from '../push/push-sender.ts';
import { moveDeliveries } from './move-deliveries.ts';

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
  const settle = (changes: Parameters<typeof updateDeliveries>[2]) =>
    db.transaction((tx) => updateDeliveries(tx, claimed, { claimed_until: null, ...changes }));
  const finish = (status: DeliveryStatus, problem: string | null) =>
    settle({ status, problem, finished_at: toDatabaseInstant(now()) });
  if (row.useful_until !== null && fromDatabaseInstant(row.useful_until) <= now()) {
    await finish('dropped', 'too late to be of use');
    return true;
  }
  // It may belong to somebody else by now.
  if (browser === undefined || browser.person_id !== row.person_id) {
    await finish('dropped', 'the browser is gone');
    return true;
  }
  const reader = await loadReader(db.read, browser.person_id);
  const answer = await pushSender.send(browser, composePush(row, reader, now()));
  await conclude(context, { row, browser, answer, attempts, settle, finish });
  return answer.outcome !== 'silent';
}

interface Conclusion {
  readonly row: DeliveryRow;
  readonly browser: PushSubscriptionRow;
  readonly answer: PushAnswer;
  readonly attempts: number;
  readonly settle: (changes: Parameters<typeof updateDeliveries>[2]) => Promise<unknown>;
  readonly finish: (status: DeliveryStatus, problem: string | null) => Promise<unknown>;
}

async function conclude(
  { db, now, log }: Context,
  { row, browser, answer, attempts, settle, finish }: Conclusion,
) {
  if (answer.outcome === 'accepted') return finish('sent', null);
  const { outcome, problem } = answer;
  log.warn({ deliveryId: row.id, outcome, problem, attempts }, 'browser could not be told');
  if (outcome === 'gone') {
    await db.transaction((tx) => deleteSubscription(tx, browser.person_id, browser.id));
    return finish('dropped', problem);
  }
  if (outcome === 'refused') return finish('refused', problem);
  if (now() - fromDatabaseInstant(row.created_at) > longestTryMs) return finish('failed', problem);
  const afterMs = Math.max(retryAfterMs(attempts), ('afterMs' in answer && answer.afterMs) || 0);
  const due_at = toDatabaseInstant(now() + afterMs);
  return settle({ status: 'waiting', problem, due_at, claimed_by: null });
}
