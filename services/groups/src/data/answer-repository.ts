import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { MeetingAnswer } from '../domain/meeting.ts';
import type { MeetingAnswerRow } from './meeting-tables.ts';
import type { Reader, Writer } from './tables.ts';

/** How many said what; a tentative yes is no yes here. */
export interface AnswerCounts {
  readonly yes: number;
  readonly tentative: number;
  readonly maybe: number;
  readonly no: number;
}

export const noAnswers: AnswerCounts = { yes: 0, tentative: 0, maybe: 0, no: 0 };

/** One a member at most. */
export async function findAnswers(db: Reader, meetingId: string): Promise<MeetingAnswer[]> {
  const rows = await db
    .selectFrom('meeting_answers')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('answered_at')
    .orderBy('person_id')
    .execute();
  return rows.map(toAnswer);
}

/** Who said no to each of some meetings, by meeting. */
export async function findAbsent(
  db: Reader,
  meetingIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const absent = new Map(meetingIds.map((id) => [id, new Set<string>()]));
  if (meetingIds.length === 0) return absent;
  const rows = await db
    .selectFrom('meeting_answers')
    .select(['meeting_id', 'person_id'])
    .where('meeting_id', 'in', meetingIds)
    .where('answer', '=', 'no')
    .execute();
  for (const { meeting_id, person_id } of rows) absent.get(meeting_id)?.add(person_id);
  return absent;
}

/** A person's answers to some meetings, by meeting. */
export async function findAnswersOf(
  db: Reader,
  personId: string,
  meetingIds: readonly string[],
): Promise<Map<string, MeetingAnswer>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('meeting_answers')
    .selectAll()
    .where('person_id', '=', personId)
    .where('meeting_id', 'in', meetingIds)
    .execute();
  return new Map(rows.map((row) => [row.meeting_id, toAnswer(row)]));
}

export async function countAnswers(
  db: Reader,
  meetingIds: readonly string[],
): Promise<Map<string, AnswerCounts>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('meeting_answers')
    .select(({ fn }) => ['meeting_id', 'answer', 'tentative', fn.countAll<number>().as('size')])
    .where('meeting_id', 'in', meetingIds)
    .groupBy(['meeting_id', 'answer', 'tentative'])
    .execute();
  const counts = new Map<string, AnswerCounts>();
  for (const { meeting_id, answer, tentative, size } of rows) {
    const name = tentative === 1 ? 'tentative' : answer;
    counts.set(meeting_id, { ...(counts.get(meeting_id) ?? noAnswers), [name]: Number(size) });
  }
  return counts;
}

/** Stores a person's answer in the place of the one before; the meeting's lock is held. */
export async function saveAnswer(tx: Writer, answer: MeetingAnswer): Promise<void> {
  const { meeting_id, person_id, ...said } = toRow(answer);
  const { numUpdatedRows } = await tx
    .updateTable('meeting_answers')
    .set(said)
    .where('meeting_id', '=', meeting_id)
    .where('person_id', '=', person_id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) return;
  await tx
    .insertInto('meeting_answers')
    .values({ meeting_id, person_id, ...said })
    .execute();
}

export async function deleteAnswer(tx: Writer, meetingId: string, personId: string): Promise<void> {
  await tx
    .deleteFrom('meeting_answers')
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .execute();
}

/** Takes back what a person said to meetings of a group that lie ahead. */
export async function deleteAnswersAhead(
  tx: Writer,
  { groupId, personId, now }: { readonly groupId: string; readonly personId: string; readonly now: Instant },
): Promise<void> {
  const said = await tx
    .selectFrom('meeting_answers as a')
    .innerJoin('meetings as m', 'm.id', 'a.meeting_id')
    .select('a.meeting_id')
    .where('a.person_id', '=', personId)
    .where('m.group_id', '=', groupId)
    .where('m.start_at', '>', toDatabaseInstant(now))
    .execute();
  for (const { meeting_id } of said) await deleteAnswer(tx, meeting_id, personId);
}

function toAnswer(row: MeetingAnswerRow): MeetingAnswer {
  return {
    meetingId: row.meeting_id,
    personId: row.person_id,
    personName: row.person_name,
    answer: row.answer,
    tentative: row.tentative === 1,
    answeredAt: fromDatabaseInstant(row.answered_at),
  };
}

function toRow(answer: MeetingAnswer): MeetingAnswerRow {
  return {
    meeting_id: answer.meetingId,
    person_id: answer.personId,
    person_name: answer.personName,
    answer: answer.answer,
    tentative: answer.tentative ? 1 : 0,
    answered_at: toDatabaseInstant(answer.answeredAt),
  };
}
