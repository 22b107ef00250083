import { inSpan } from '@studyhall/telemetry';
import type { Context } from '../context.ts';
import { findDueLines } from '../data/group-repository.ts';
import { lockGroupIn } from './act-in-group.ts';

const linesAtOnce = 50;

/** One round of what is due: places that were offered and not taken go to the next in line. True when more waits. */
export async function sweep(context: Context): Promise<boolean> {
  const { db, now, log, relay } = context;
  const due = await findDueLines(db.read, now(), linesAtOnce);
  let failed = false;
  for (const groupId of due) {
    try {
      await inSpan({ name: 'serve line' }, () => db.transaction((tx) => lockGroupIn(tx, groupId, now())));
    } catch (error) {
      failed = true;
      log.warn({ err: error, groupId }, 'a line could not be served yet');
    }
  }
  if (due.length > 0) relay.kick();
  return due.length === linesAtOnce && !failed;
}
