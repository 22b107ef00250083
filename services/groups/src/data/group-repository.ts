import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import { type Group, isListed, placesFree } from '../domain/group.ts';
import type { GroupRow } from './group-tables.ts';
import type { Reader, Writer } from './tables.ts';

export async function findGroup(db: Reader, id: string): Promise<Group | null> {
  const row = await db.selectFrom('study_groups').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toGroup(row) : null;
}

export async function findGroups(db: Reader, ids: readonly string[]): Promise<Map<string, Group>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('study_groups').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toGroup(row)]));
}

/**
 * Takes the group's lock and answers it as it is then; null when there is none. It must be the first statement of its
 * transaction: what is read before may be out of date once the lock is held.
 */
export async function lockGroup(tx: Writer, id: string): Promise<Group | null> {
  const { numUpdatedRows } = await tx
    .updateTable('study_groups')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? findGroup(tx, id) : null;
}

export async function hasGroups(db: Reader): Promise<boolean> {
  return (await db.selectFrom('study_groups').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function insertGroup(tx: Writer, group: Group): Promise<void> {
  await tx
    .insertInto('study_groups')
    .values({ id: group.id, created_at: toDatabaseInstant(group.createdAt), revision: 0, ...toValues(group) })
    .execute();
}

/** Stores all of a group that can change; its lock is held. */
export async function updateGroup(tx: Writer, group: Group): Promise<void> {
  await tx.updateTable('study_groups').set(toValues(group)).where('id', '=', group.id).execute();
}

/** Groups in which an offer of a place has ended. */
export async function findDueLines(db: Reader, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('study_groups')
    .select('id')
    .where('line_due_at', '<=', toDatabaseInstant(now))
    .orderBy('line_due_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export function toGroup(row: GroupRow): Group {
  const { course_code: code, course_title: title } = row;
  return {
    id: row.id,
    name: row.name,
    course: code !== null && title !== null ? { code, title } : null,
    topic: row.topic,
    description: row.description,
    joinPolicy: row.join_policy,
    capacity: row.capacity,
    timeZone: row.time_zone,
    rules: { post: row.post_rule, invite: row.invite_rule, schedule: row.schedule_rule },
    offerHours: row.offer_hours,
    status: row.status,
    counts: { active: row.active_count, offered: row.offered_count, waiting: row.waiting_count },
    lastPlace: row.last_place,
    lastPost: row.last_post,
    lineDueAt: row.line_due_at === null ? null : fromDatabaseInstant(row.line_due_at),
    createdAt: fromDatabaseInstant(row.created_at),
    updatedAt: fromDatabaseInstant(row.updated_at),
  };
}

function toValues(group: Group): Omit<GroupRow, 'id' | 'created_at' | 'revision'> {
  const { course, rules, counts } = group;
  return {
    name: group.name,
    course_key: course ? courseKey(course.code) : null,
    course_code: course?.code ?? null,
    course_title: course?.title ?? null,
    topic: group.topic,
    description: group.description,
    join_policy: group.joinPolicy,
    capacity: group.capacity,
    time_zone: group.timeZone,
    post_rule: rules.post,
    invite_rule: rules.invite,
    schedule_rule: rules.schedule,
    offer_hours: group.offerHours,
    status: group.status,
    active_count: counts.active,
    offered_count: counts.offered,
    waiting_count: counts.waiting,
    last_place: group.lastPlace,
    last_post: group.lastPost,
    listed: isListed(group) ? 1 : 0,
    has_room: placesFree(group) > 0 ? 1 : 0,
    line_due_at: group.lineDueAt === null ? null : toDatabaseInstant(group.lineDueAt),
    updated_at: toDatabaseInstant(group.updatedAt),
  };
}

/** Case never tells two courses apart. */
export function courseKey(code: string): string {
  return code.toLowerCase();
}

/** Groups that are not archived, and of two members or more. */
export async function countAlive(db: Reader): Promise<number> {
  const { groups } = await db
    .selectFrom('study_groups')
    .select(({ fn }) => fn.countAll<number>().as('groups'))
    .where('status', '=', 'active')
    .where('active_count', '>=', 2)
    .executeTakeFirstOrThrow();
  return Number(groups);
}
