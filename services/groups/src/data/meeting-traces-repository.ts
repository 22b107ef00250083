import { fromDatabaseInstant, newId } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Answer } from '../domain/meeting.ts';
import type { VoteAnswer } from '../domain/poll.ts';
import type { Reader, Writer } from './tables.ts';

export interface SaidToMeeting {
  readonly meetingId: string;
  readonly groupId: string;
  readonly title: string;
  readonly start: Instant;
  readonly answer: Answer;
  readonly tentative: boolean;
  readonly answeredAt: Instant;
}

export interface VotedInPoll {
  readonly pollId: string;
  readonly groupId: string;
  readonly title: string;
  readonly start: Instant;
  readonly answer: VoteAnswer;
}

/** All that a person answered to meetings, by meeting. */
export async function findAllAnswers(db: Reader, personId: string): Promise<SaidToMeeting[]> {
  const rows = await db
    .selectFrom('meeting_answers as a')
    .innerJoin('meetings as m', 'm.id', 'a.meeting_id')
    .select(['m.id', 'm.group_id', 'm.title', 'm.start_at', 'a.answer', 'a.tentative', 'a.answered_at'])
    .where('a.person_id', '=', personId)
    .orderBy('a.meeting_id')
    .execute();
  return rows.map((row) => ({
    meetingId: row.id,
    groupId: row.group_id,
    title: row.title,
    start: fromDatabaseInstant(row.start_at),
    answer: row.answer,
    tentative: row.tentative === 1,
    answeredAt: fromDatabaseInstant(row.answered_at),
  }));
}

/** All that a person voted, by poll. */
export async function findAllVotes(db: Reader, personId: string): Promise<VotedInPoll[]> {
  const rows = await db
    .selectFrom('poll_votes as v')
    .innerJoin('polls as p', 'p.id', 'v.poll_id')
    .select(['p.id', 'p.group_id', 'p.title', 'v.start_at', 'v.answer'])
    .where('v.person_id', '=', personId)
    .orderBy('v.poll_id')
    .orderBy('v.start_at')
    .execute();
  return rows.map((row) => ({
    pollId: row.id,
    groupId: row.group_id,
    title: row.title,
    start: fromDatabaseInstant(row.start_at),
    answer: row.answer,
  }));
}

/**
 * Removes a person from meetings and polls. What they planned stays with the group, under an invented id. What the
 * ledger is still to release goes with the sweep, and has no name any more.
 */
export async function deleteMeetingTraces(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('meeting_answers').where('person_id', '=', personId).execute();
  await tx.deleteFrom('poll_votes').where('person_id', '=', personId).execute();
  await tx.deleteFrom('poll_required').where('person_id', '=', personId).execute();
  await tx.deleteFrom('attendances').where('person_id', '=', personId).where('status', '=', 'kept').execute();
  await tx.updateTable('attendances').set({ person_name: '' }).where('person_id', '=', personId).execute();
  const nobody = { organizer_id: newId() };
  await tx.updateTable('meetings').set(nobody).where('organizer_id', '=', personId).execute();
  await tx.updateTable('polls').set(nobody).where('organizer_id', '=', personId).execute();
}
