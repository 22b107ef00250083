import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Poll, Vote } from '../domain/poll.ts';
import type { PollRow } from './poll-tables.ts';
import type { Reader, Writer } from './tables.ts';

export async function findPoll(db: Reader, id: string): Promise<Poll | null> {
  const row = await db.selectFrom('polls').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toPoll(row) : null;
}

/** Takes the poll's lock and answers it as it is then; null when there is none. */
export async function lockPoll(tx: Writer, id: string): Promise<Poll | null> {
  const { numUpdatedRows } = await tx
    .updateTable('polls')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? findPoll(tx, id) : null;
}

interface PollPage {
  readonly status?: Poll['status'] | undefined;
  /** Only those that were opened before this one. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Polls of a group, the newest first. */
export async function findPolls(
  db: Reader,
  groupId: string,
  { status, before, limit }: PollPage,
): Promise<Poll[]> {
  let rows = db
    .selectFrom('polls')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (status !== undefined) rows = rows.where('status', '=', status);
  if (before !== undefined) rows = rows.where('id', '<', before);
  return (await rows.execute()).map(toPoll);
}

/** Polls whose time to close has come, the longest overdue first. */
export async function findDuePolls(db: Reader, now: Instant, limit: number): Promise<Poll[]> {
  const rows = await db
    .selectFrom('polls')
    .selectAll()
    .where('due_at', '<=', toDatabaseInstant(now))
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(toPoll);
}

export async function findOptions(db: Reader, pollId: string): Promise<Instant[]> {
  const rows = await db
    .selectFrom('poll_options')
    .select('start_at')
    .where('poll_id', '=', pollId)
    .orderBy('start_at')
    .execute();
  return rows.map((row) => fromDatabaseInstant(row.start_at));
}

export async function findRequired(db: Reader, pollId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('poll_required')
    .select('person_id')
    .where('poll_id', '=', pollId)
    .orderBy('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

export async function findVotes(db: Reader, pollId: string): Promise<Vote[]> {
  const rows = await db
    .selectFrom('poll_votes')
    .selectAll()
    .where('poll_id', '=', pollId)
    .orderBy('person_id')
    .orderBy('start_at')
    .execute();
  return rows.map((row) => ({
    start: fromDatabaseInstant(row.start_at),
    personId: row.person_id,
    personName: row.person_name,
    answer: row.answer,
  }));
}

interface NewPoll {
  readonly poll: Poll;
  readonly options: readonly Instant[];
  readonly required: readonly string[];
}

export async function insertPoll(tx: Writer, { poll, options, required }: NewPoll): Promise<void> {
  const row: PollRow = {
    id: poll.id,
    group_id: poll.groupId,
    title: poll.title,
    minutes: poll.minutes,
    place: poll.place,
    link: poll.link,
    closes_at: toDatabaseInstant(poll.closesAt),
    results: poll.results,
    status: poll.status,
    start_at: null,
    decided_by: null,
    meeting_id: null,
    organizer_id: poll.organizerId,
    due_at: toDatabaseInstant(poll.closesAt),
    revision: 0,
    created_at: toDatabaseInstant(poll.createdAt),
  };
  await tx.insertInto('polls').values(row).execute();
  await tx
    .insertInto('poll_options')
    .values(options.map((start) => ({ poll_id: poll.id, start_at: toDatabaseInstant(start) })))
    .execute();
  if (required.length === 0) return;
  await tx
    .insertInto('poll_required')
    .values(required.map((person_id) => ({ poll_id: poll.id, person_id })))
    .execute();
}

/** Closes a poll, with what won or without; its lock is held. */
export async function updatePollClosed(
  tx: Writer,
  { id, start, decidedBy, meetingId }: Pick<Poll, 'id' | 'start' | 'decidedBy' | 'meetingId'>,
): Promise<void> {
  await tx
    .updateTable('polls')
    .set({
      status: 'closed',
      start_at: start === null ? null : toDatabaseInstant(start),
      decided_by: decidedBy,
      meeting_id: meetingId,
      due_at: null,
    })
    .where('id', '=', id)
    .execute();
}

/** Takes the locks of all open polls of a group. */
export async function lockOpenPolls(tx: Writer, groupId: string): Promise<Poll[]> {
  await tx
    .updateTable('polls')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('group_id', '=', groupId)
    .where('status', '=', 'open')
    .execute();
  const rows = await tx
    .selectFrom('polls')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('status', '=', 'open')
    .orderBy('id')
    .execute();
  return rows.map(toPoll);
}

/** Puts one person's votes in the place of those before; the poll's lock is held. */
export async function replaceVotes(
  tx: Writer,
  pollId: string,
  person: { readonly id: string; readonly name: string },
  votes: readonly Pick<Vote, 'start' | 'answer'>[],
): Promise<void> {
  await tx
    .deleteFrom('poll_votes')
    .where('poll_id', '=', pollId)
    .where('person_id', '=', person.id)
    .execute();
  if (votes.length === 0) return;
  await tx
    .insertInto('poll_votes')
    .values(
      votes.map(({ start, answer }) => ({
        poll_id: pollId,
        person_id: person.id,
        start_at: toDatabaseInstant(start),
        person_name: person.name,
        answer,
      })),
    )
    .execute();
}

function toPoll(row: PollRow): Poll {
  return {
    id: row.id,
    groupId: row.group_id,
    title: row.title,
    minutes: row.minutes,
    place: row.place,
    link: row.link,
    closesAt: fromDatabaseInstant(row.closes_at),
    results: row.results,
    status: row.status,
    start: row.start_at === null ? null : fromDatabaseInstant(row.start_at),
    decidedBy: row.decided_by,
    meetingId: row.meeting_id,
    organizerId: row.organizer_id,
    createdAt: fromDatabaseInstant(row.created_at),
  };
}
