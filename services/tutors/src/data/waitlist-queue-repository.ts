import { toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Reader, Writer } from './tables.ts';

interface QueuePause {
  readonly now: Instant;
  readonly until: Instant;
}

/** Says that a time of the tutors may have become free; does nothing for those whom nobody waits for. */
export async function markQueuesDue(tx: Writer, tutorIds: readonly string[], at: Instant): Promise<void> {
  await tx
    .updateTable('waitlist_queues')
    .set({ due_at: toDatabaseInstant(at) })
    .where('tutor_id', 'in', tutorIds)
    .execute();
}

/** The tutors whom these people wait for: a change of their own time may make room for what they wait for. */
export async function findQueuesOfWaiting(tx: Writer, studentIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('waitlist_entries')
    .select('tutor_id')
    .distinct()
    .where('student_id', 'in', studentIds)
    .where('status', '=', 'waiting')
    .execute();
  return rows.map((row) => row.tutor_id);
}

/** True when the tutor has a queue, which is then due. */
export async function markQueueDue(tx: Writer, tutorId: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('waitlist_queues')
    .set({ due_at: toDatabaseInstant(at) })
    .where('tutor_id', '=', tutorId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/**
 * Keeps a queue, if the tutor has one, from being served until a time that is about to become free really is.
 * Meanwhile nobody else can book what those in it wait for.
 */
export async function pauseQueue(tx: Writer, tutorId: string, { now, until }: QueuePause): Promise<void> {
  await tx
    .updateTable('waitlist_queues')
    .set({ due_at: toDatabaseInstant(now), leased_until: toDatabaseInstant(until), leased_by: null })
    .where('tutor_id', '=', tutorId)
    .execute();
}

export async function resumeQueue(tx: Writer, tutorId: string, now: Instant): Promise<void> {
  await tx
    .updateTable('waitlist_queues')
    .set({ due_at: toDatabaseInstant(now), leased_until: null, leased_by: null })
    .where('tutor_id', '=', tutorId)
    .execute();
}

export async function insertQueue(tx: Writer, tutorId: string, dueAt: Instant): Promise<void> {
  await tx
    .insertInto('waitlist_queues')
    .values({ tutor_id: tutorId, due_at: toDatabaseInstant(dueAt), leased_until: null, leased_by: null })
    .execute();
}

export async function findDueQueues(db: Reader, now: Instant, limit: number): Promise<string[]> {
  const at = toDatabaseInstant(now);
  const rows = await db
    .selectFrom('waitlist_queues')
    .select('tutor_id')
    .where('due_at', '<=', at)
    .where(({ eb, or }) => or([eb('leased_until', 'is', null), eb('leased_until', '<=', at)]))
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.tutor_id);
}

export interface QueueLease {
  readonly tutorId: string;
  /** Tells one look from another, whoever's it is. */
  readonly owner: string;
}

interface LeaseTerms {
  readonly now: Instant;
  readonly until: Instant;
}

/** True for the one who may now look for times of this tutor; what becomes due from here on is looked at anew. */
export async function leaseQueue(
  tx: Writer,
  { tutorId, owner }: QueueLease,
  { now, until }: LeaseTerms,
): Promise<boolean> {
  const at = toDatabaseInstant(now);
  const { numUpdatedRows } = await tx
    .updateTable('waitlist_queues')
    .set({ due_at: null, leased_until: toDatabaseInstant(until), leased_by: owner })
    .where('tutor_id', '=', tutorId)
    .where('due_at', '<=', at)
    .where(({ eb, or }) => or([eb('leased_until', 'is', null), eb('leased_until', '<=', at)]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Whether the lease is still this look's: not once the queue was paused, or another look has begun. */
export async function hasLease(tx: Writer, { tutorId, owner }: QueueLease): Promise<boolean> {
  const row = await tx
    .selectFrom('waitlist_queues')
    .select('leased_by')
    .where('tutor_id', '=', tutorId)
    .executeTakeFirst();
  return row?.leased_by === owner;
}

/** Gives the lease back; the queue is looked at again at `nextLook` if nothing happens before. */
export async function returnQueue(
  tx: Writer,
  { tutorId, owner }: QueueLease,
  nextLook: Instant,
): Promise<void> {
  const returned = { leased_until: null, leased_by: null };
  const ofThisLook = tx
    .updateTable('waitlist_queues')
    .where('tutor_id', '=', tutorId)
    .where('leased_by', '=', owner);
  await ofThisLook
    .where('due_at', 'is', null)
    .set({ ...returned, due_at: toDatabaseInstant(nextLook) })
    .execute();
  await ofThisLook.set(returned).execute();
}

/** Removes the queue of a tutor whom nobody waits for any more. */
export async function deleteEmptyQueue(tx: Writer, tutorId: string): Promise<void> {
  await tx
    .deleteFrom('waitlist_queues')
    .where('tutor_id', '=', tutorId)
    .where('due_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('waitlist_entries')
            .select('id')
            .where('tutor_id', '=', tutorId)
            .where('status', '=', 'waiting'),
        ),
      ),
    )
    .execute();
}
