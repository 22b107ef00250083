import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import { type Instant, type Interval, localDateTimeOf } from '@studyhall/time';
import type { Meeting, Series } from '../domain/meeting.ts';
import type { MeetingRow } from './meeting-tables.ts';
import type { Reader, Writer } from './tables.ts';

export async function findMeeting(db: Reader, id: string): Promise<Meeting | null> {
  const row = await db.selectFrom('meetings').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toMeeting(row) : null;
}

/** Takes the meeting's lock and answers it as it is then; null when there is none. */
export async function lockMeeting(tx: Writer, id: string): Promise<Meeting | null> {
  const { numUpdatedRows } = await tx
    .updateTable('meetings')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? findMeeting(tx, id) : null;
}

/** Takes the locks of a meeting that lies ahead and of those that follow it in its series; by date. */
export async function lockFollowing(tx: Writer, from: Meeting, now: Instant): Promise<Meeting[]> {
  const { id, seriesId, occursOn } = from;
  if (seriesId === null) {
    const meeting = await lockMeeting(tx, id);
    return meeting ? [meeting] : [];
  }
  await tx
    .updateTable('meetings')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('series_id', '=', seriesId)
    .where('occurs_on', '>=', occursOn)
    .execute();
  const rows = await tx
    .selectFrom('meetings')
    .selectAll()
    .where('series_id', '=', seriesId)
    .where('occurs_on', '>=', occursOn)
    .orderBy('occurs_on')
    .execute();
  const isAhead = ({ status, start }: Meeting) => status === 'planned' && start > now;
  return rows.map(toMeeting).filter(isAhead);
}

/** Takes the locks of all that a group has still to come. */
export async function lockUpcoming(tx: Writer, groupId: string, now: Instant): Promise<Meeting[]> {
  const after = toDatabaseInstant(now);
  await tx
    .updateTable('meetings')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('group_id', '=', groupId)
    .where('start_at', '>', after)
    .execute();
  const rows = await tx
    .selectFrom('meetings')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('start_at', '>', after)
    .where('status', '=', 'planned')
    .orderBy('start_at')
    .execute();
  return rows.map(toMeeting);
}

/** The next meeting of each of the groups that has one beginning within a range. */
export async function findNextMeetings(
  db: Reader,
  groupIds: readonly string[],
  { start, end }: Interval,
): Promise<Map<string, Interval>> {
  if (groupIds.length === 0) return new Map();
  const next = db
    .selectFrom('meetings')
    .select(({ fn }) => ['group_id', fn.min('start_at').as('start_at')])
    .where('group_id', 'in', groupIds)
    .where('status', '=', 'planned')
    .where('start_at', '>=', toDatabaseInstant(start))
    .where('start_at', '<', toDatabaseInstant(end))
    .groupBy('group_id');
  const rows = await db
    .selectFrom(next.as('next'))
    .innerJoin('meetings as m', (join) =>
      join.onRef('m.group_id', '=', 'next.group_id').onRef('m.start_at', '=', 'next.start_at'),
    )
    .select(['m.group_id', 'm.start_at', 'm.end_at'])
    .where('m.status', '=', 'planned')
    .execute();
  return new Map(
    rows.map((row) => [
      row.group_id,
      { start: fromDatabaseInstant(row.start_at), end: fromDatabaseInstant(row.end_at) },
    ]),
  );
}

export interface MeetingPage {
  readonly from: Instant;
  readonly to?: Instant | undefined;
  readonly after?: { readonly start: Instant; readonly id: string } | undefined;
  readonly limit: number;
}

/** Meetings of a group that begin in a range, cancelled ones too; by start. */
export function findMeetingsOfGroup(db: Reader, groupId: string, page: MeetingPage): Promise<Meeting[]> {
  return findPage(db.selectFrom('meetings as m').selectAll('m').where('m.group_id', '=', groupId), page);
}

/** Planned meetings of all the groups that a person is in; by start. */
export function findMeetingsOfPerson(db: Reader, personId: string, page: MeetingPage): Promise<Meeting[]> {
  const groups = db
    .selectFrom('memberships')
    .select('group_id')
    .where('person_id', '=', personId)
    .where('status', '=', 'active');
  const mine = db
    .selectFrom('meetings as m')
    .selectAll('m')
    .where('m.group_id', 'in', groups)
    .where('m.status', '=', 'planned');
  return findPage(mine, page);
}

async function findPage(
  rows: ReturnType<typeof selectMeetings>,
  { from, to, after, limit }: MeetingPage,
): Promise<Meeting[]> {
  let page = rows
    .where('m.start_at', '>=', toDatabaseInstant(after?.start ?? from))
    .orderBy('m.start_at')
    .orderBy('m.id')
    .limit(limit);
  if (to !== undefined) page = page.where('m.start_at', '<', toDatabaseInstant(to));
  if (after) {
    const start = toDatabaseInstant(after.start);
    page = page.where(({ eb, or }) => or([eb('m.start_at', '>', start), eb('m.id', '>', after.id)]));
  }
  return (await page.execute()).map(toMeeting);
}

function selectMeetings(db: Reader) {
  return db.selectFrom('meetings as m').selectAll('m');
}

/** What is planned in a group within the coming time, the soonest first. */
export async function findUpcoming(
  db: Reader,
  groupId: string,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<Meeting[]> {
  const rows = await db
    .selectFrom('meetings')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('start_at', '>', toDatabaseInstant(now))
    .where('status', '=', 'planned')
    .orderBy('start_at')
    .limit(limit)
    .execute();
  return rows.map(toMeeting);
}

export async function findSeries(db: Reader, ids: readonly string[]): Promise<Map<string, Series>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('meeting_series').selectAll().where('id', 'in', ids).execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, groupId: row.group_id, everyWeeks: row.every_weeks, until: row.until_on },
    ]),
  );
}

export async function findOccurrences(db: Reader, seriesId: string): Promise<Meeting[]> {
  const rows = await db
    .selectFrom('meetings')
    .selectAll()
    .where('series_id', '=', seriesId)
    .orderBy('occurs_on')
    .execute();
  return rows.map(toMeeting);
}

/** The version that a meeting gets by its next change; its group's lock is held. */
export async function findNextVersion(tx: Writer, { seriesId, version }: Meeting): Promise<number> {
  if (seriesId === null) return version + 1;
  const { last } = await tx
    .selectFrom('meetings')
    .select(({ fn }) => fn.max('version').as('last'))
    .where('series_id', '=', seriesId)
    .executeTakeFirstOrThrow();
  return last + 1;
}

export async function insertSeries(tx: Writer, { id, groupId, everyWeeks, until }: Series): Promise<void> {
  const row = { id, group_id: groupId, every_weeks: everyWeeks, until_on: until };
  await tx.insertInto('meeting_series').values(row).execute();
}

export async function insertMeetings(tx: Writer, meetings: readonly Meeting[]): Promise<void> {
  await tx
    .insertInto('meetings')
    .values(meetings.map((meeting) => ({ ...toRow(meeting), revision: 0 })))
    .execute();
}

/** Stores all of a meeting that can change; its lock is held. */
export async function updateMeeting(tx: Writer, meeting: Meeting): Promise<void> {
  const { id, group_id, series_id, occurs_on, occurs_at, created_at, ...changeable } = toRow(meeting);
  await tx.updateTable('meetings').set(changeable).where('id', '=', id).execute();
}

function toMeeting(row: MeetingRow): Meeting {
  return {
    id: row.id,
    groupId: row.group_id,
    seriesId: row.series_id,
    occursOn: row.occurs_on,
    occursAt: row.occurs_at ?? localDateTimeOf(fromDatabaseInstant(row.start_at), row.time_zone),
    title: row.title,
    start: fromDatabaseInstant(row.start_at),
    end: fromDatabaseInstant(row.end_at),
    timeZone: row.time_zone,
    place: row.place,
    link: row.link,
    capacity: row.capacity,
    status: row.status,
    reason: row.reason,
    organizerId: row.organizer_id,
    version: row.version,
    createdAt: fromDatabaseInstant(row.created_at),
    changedAt: fromDatabaseInstant(row.changed_at),
  };
}

function toRow(meeting: Meeting): Omit<MeetingRow, 'revision'> {
  return {
    id: meeting.id,
    group_id: meeting.groupId,
    series_id: meeting.seriesId,
    occurs_on: meeting.occursOn,
    occurs_at: meeting.occursAt,
    title: meeting.title,
    start_at: toDatabaseInstant(meeting.start),
    end_at: toDatabaseInstant(meeting.end),
    time_zone: meeting.timeZone,
    place: meeting.place,
    link: meeting.link,
    capacity: meeting.capacity,
    status: meeting.status,
    reason: meeting.reason,
    organizer_id: meeting.organizerId,
    version: meeting.version,
    created_at: toDatabaseInstant(meeting.createdAt),
    changed_at: toDatabaseInstant(meeting.changedAt),
  };
}
