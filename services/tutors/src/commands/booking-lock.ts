import type { Database } from '@studyhall/db';
import { insertMissingLocks, lockPeople } from '../data/lock-repository.ts';
import type { Tables, Writer } from '../data/tables.ts';

/** Runs work in a transaction that first takes the booking lock of everyone concerned. */
export async function withBookingLocks<R>(
  db: Database<Tables>,
  personIds: readonly string[],
  work: (tx: Writer) => Promise<R>,
): Promise<R> {
  const locked = () =>
    db.transaction(async (tx) => ((await lockPeople(tx, personIds)) ? { result: await work(tx) } : null));
  const first = await locked();
  if (first) return first.result;
  await insertMissingLocks(db, personIds);
  const second = await locked();
  if (!second) throw new Error('A booking lock that was made is missing');
  return second.result;
}
