import { toDatabaseInstant } from '@studyhall/db';
import { parseInstant } from '@studyhall/time';
import { deleteReminders, findOccasion, saveOccasion } from '../data/occasion-repository.ts';
import type { Params } from '../domain/params.ts';
import { remindBeforeClosing } from '../domain/reminder.ts';
import type { Hearing } from './hearing.ts';
import { setReminders } from './set-reminders.ts';
import { tell } from './tell.ts';

export async function hearPoll(hearing: Hearing<'poll.opened' | 'poll.closed'>): Promise<void> {
  const { tx, type, data, now, log } = hearing;
  const { pollId, groupId, byPersonId } = data;
  const before = await findOccasion(tx, pollId);
  if (before?.is_closed === 1) {
    log.warn({ type, pollId }, 'event of a poll that is closed already');
    return;
  }
  const closesAt = parseInstant(data.closesAt);
  const link = `/groups/${groupId}/polls/${pollId}`;
  const occasion = {
    id: pollId,
    kind: 'poll' as const,
    group_id: groupId,
    series_id: null,
    occurs_at: null,
    time_zone: null,
    start_at: toDatabaseInstant(closesAt),
    end_at: toDatabaseInstant(closesAt),
    sequence: 0,
    is_invited: 0,
    is_closed: type === 'poll.closed' ? 1 : 0,
    params: JSON.stringify(paramsOf(data)),
    link,
  };
  await saveOccasion(tx, occasion, before === null);
  const others = data.to.filter((id) => id !== byPersonId);
  const useful = type === 'poll.opened' ? { usefulUntil: closesAt } : {};
  await tell(tx, [{ kind: type, to: others, params: paramsOf(data), link, ...useful }], hearing);
  await deleteReminders(tx, pollId);
  if (type === 'poll.closed') return;
  const reminders = () => remindBeforeClosing('poll.closing', closesAt, now);
  await setReminders(
    tx,
    pollId,
    others.map((personId) => ({ personId, reminders })),
  );
}

function paramsOf({ groupName: group, title, closesAt, start }: Hearing<'poll.opened'>['data']): Params {
  return { group, title, until: closesAt, ...(start && { start }) };
}
