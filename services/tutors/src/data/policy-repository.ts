import { prepareQuery } from '@studyhall/db';
import type { Policy } from '../domain/limits.ts';
import type { Reader, Writer } from './tables.ts';

const policyId = 1;

const selectPolicy = prepareQuery((db: Reader) =>
  db.selectFrom('tutoring_policy').selectAll().where('id', '=', policyId),
);

export async function findPolicy(db: Reader): Promise<Policy> {
  const [row] = await selectPolicy(db, {});
  if (!row) throw new Error('The policy that every database begins with is missing');
  return {
    maxPerDay: row.max_per_day,
    maxPerWeek: row.max_per_week,
    cancelNoticeMinutes: row.cancel_notice_minutes,
    noShowsBeforePause: row.no_shows_before_pause,
    timeZone: row.time_zone,
  };
}

export async function updatePolicy(tx: Writer, policy: Policy): Promise<void> {
  await tx
    .updateTable('tutoring_policy')
    .set({
      max_per_day: policy.maxPerDay,
      max_per_week: policy.maxPerWeek,
      cancel_notice_minutes: policy.cancelNoticeMinutes,
      no_shows_before_pause: policy.noShowsBeforePause,
      time_zone: policy.timeZone,
    })
    .where('id', '=', policyId)
    .execute();
}
