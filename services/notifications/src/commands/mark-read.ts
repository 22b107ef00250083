import { toDatabaseInstant } from '@studyhall/db';
import type { Context } from '../context.ts';
import { countUnread, markRead } from '../data/notification-repository.ts';
import { ensurePeople, updatePerson } from '../data/person-repository.ts';
import { lockStream, takePositions } from '../data/stream-repository.ts';

/** Answers how many are unread afterwards. Ids that are not the person's change nothing. */
export async function markAsRead(
  { db, now, hub }: Context,
  personId: string,
  ids: readonly string[] | 'all',
): Promise<number> {
  const unread = await db.transaction(async (tx) => {
    await lockStream(tx);
    const read = await markRead(tx, { personId, ids, at: toDatabaseInstant(now()) });
    // The person's other devices hear of it.
    if (read > 0) {
      await ensurePeople(tx, [personId]);
      await updatePerson(tx, personId, { signal_position: await takePositions(tx, 1) });
    }
    return (await countUnread(tx, [personId])).get(personId) ?? 0;
  });
  hub.kick();
  return unread;
}
