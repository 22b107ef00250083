import { prefixRange, searchTerms } from '@studyhall/db';
import { type Group, isListed } from '../domain/group.ts';
import type { MembershipStatus } from '../domain/membership.ts';
import { courseKey, toGroup } from './group-repository.ts';
import type { Reader, Writer } from './tables.ts';

/** Makes searches find a group by what it is now; one that is not listed is found by nothing. */
export async function replaceTerms(tx: Writer, group: Group): Promise<void> {
  await tx.deleteFrom('search_terms').where('group_id', '=', group.id).execute();
  const terms = isListed(group) ? termsOf(group) : [];
  if (terms.length === 0) return;
  await tx
    .insertInto('search_terms')
    .values(terms.map((term) => ({ term, group_id: group.id })))
    .execute();
}

/** The words that a group is found by. */
export function termsOf({ name, topic, description, course }: Group): string[] {
  return searchTerms(name, topic ?? '', course?.code ?? '', course?.title ?? '', description);
}

export interface GroupFilter {
  readonly course?: string | undefined;
  readonly hasRoom?: boolean | undefined;
  /** The id of the last one looked at before; the newest come first. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Listed groups, newest first. */
export async function findListed(db: Reader, filter: GroupFilter): Promise<Group[]> {
  return (await listed(db, filter).execute()).map(toGroup);
}

/** Those of the next `limit` listed groups that have a word with each of the beginnings; and the last looked at. */
export async function findMatching(
  db: Reader,
  words: readonly string[],
  filter: GroupFilter & { readonly among?: readonly string[] | undefined },
): Promise<{ readonly ids: readonly string[]; readonly last: string | null }> {
  const { among } = filter;
  const base = among === undefined ? listed(db, filter) : listed(db, filter).where('id', 'in', among);
  let rows = db.selectFrom(base.as('g')).select(({ eb, and, exists, selectFrom }) => [
    'g.id',
    and(
      words.map((word) => {
        const { from, to } = prefixRange(word);
        return exists(
          selectFrom('search_terms as t')
            .select(eb.lit(1).as('one'))
            .whereRef('t.group_id', '=', 'g.id')
            .where('t.term', '>=', from)
            .where('t.term', '<', to),
        );
      }),
    ).as('matches'),
  ]);
  rows = rows.orderBy('g.id', 'desc');
  const looked = await rows.execute();
  return {
    ids: looked.filter(({ matches }) => Number(matches) === 1).map(({ id }) => id),
    last: looked.length < filter.limit ? null : (looked.at(-1)?.id ?? null),
  };
}

/** The groups that have a word with this beginning; null where there are more than `most`. */
export async function findByWord(db: Reader, word: string, most: number): Promise<string[] | null> {
  const { from, to } = prefixRange(word);
  const rows = await db
    .selectFrom('search_terms')
    .select('group_id')
    .where('term', '>=', from)
    .where('term', '<', to)
    .limit(most + 1)
    .execute();
  return rows.length > most ? null : [...new Set(rows.map((row) => row.group_id))];
}

function listed(db: Reader, { course, hasRoom, after, limit }: GroupFilter) {
  let rows = db.selectFrom('study_groups').selectAll().where('listed', '=', 1);
  if (course !== undefined) rows = rows.where('course_key', '=', courseKey(course));
  if (hasRoom !== undefined) rows = rows.where('has_room', '=', hasRoom ? 1 : 0);
  if (after !== undefined) rows = rows.where('id', '<', after);
  return rows.orderBy('id', 'desc').limit(limit);
}

interface OwnGroups extends GroupFilter {
  readonly personId: string;
  readonly archived: boolean;
}

const standings: readonly MembershipStatus[] = ['active', 'requested', 'waiting', 'offered'];

/** The groups that a person is in, waits for or has asked to join, newest first. */
export async function findOwn(db: Reader, own: OwnGroups): Promise<Group[]> {
  const { personId, archived, course, hasRoom, after, limit } = own;
  let rows = db
    .selectFrom('memberships as m')
    .innerJoin('study_groups as g', 'g.id', 'm.group_id')
    .selectAll('g')
    .where('m.person_id', '=', personId)
    .where('m.status', 'in', standings)
    .where('g.status', '=', archived ? 'archived' : 'active');
  if (course !== undefined) rows = rows.where('g.course_key', '=', courseKey(course));
  if (hasRoom !== undefined) rows = rows.where('g.has_room', '=', hasRoom ? 1 : 0);
  if (after !== undefined) rows = rows.where('m.group_id', '<', after);
  return (await rows.orderBy('m.group_id', 'desc').limit(limit).execute()).map(toGroup);
}
