import { type RawBuilder, sql } from 'kysely';
import { type Condition, isSoonestTerm, listedTerm, type TermRange } from './search-terms.ts';
import type { Reader } from './tables.ts';

/* Finds who meets several conditions, in order, by looking at few rows: each order has an index of its own. */

export type SearchOrder = 'by_rating' | 'by_soonest';

/** What a search goes through: terms whose rows are read in order, or a condition that few enough meet to be sorted. */
type Source = { readonly ordered: readonly string[] } | { readonly sorted: Condition };

/** Where a search looks, and the conditions that remain to be checked on each row. */
export interface SearchPath {
  readonly source: Source;
  readonly checks: readonly Condition[];
}

/** So many words that begin alike can be read side by side, each in the order of the index. */
const mostWords = 16;
/** So many rows can be sorted for a request instead. */
const mostSorted = 500;
/** Rows are counted no further: who is met more often is common enough to be found among a few. */
const mostCounted = 3_000;

/** The condition by the terms that there are, where they are few. */
export async function spellOut(db: Reader, condition: Condition): Promise<Condition> {
  if ('terms' in condition) return condition;
  const terms = await findTermsWithin(db, condition.ranges);
  return terms.length <= mostWords ? { terms } : condition;
}

/** Goes through the condition that the fewest rows meet, of those that can be gone through in order. */
export async function choosePath(
  db: Reader,
  order: SearchOrder,
  conditions: readonly Condition[],
): Promise<SearchPath> {
  for (const { condition, size } of await sortByRarity(db, conditions)) {
    const checks = conditions.filter((other) => other !== condition);
    if (
      'terms' in condition &&
      condition.terms.every((term) => order === 'by_rating' || isSoonestTerm(term))
    ) {
      return { source: { ordered: condition.terms }, checks };
    }
    const rows = size ?? (await countRows(db, condition));
    if (rows <= mostSorted) return { source: { sorted: condition }, checks };
  }
  return { source: { ordered: [listedTerm] }, checks: conditions };
}

interface Sized {
  readonly condition: Condition;
  /** Not counted where there is nothing to choose from. */
  readonly size?: number;
}

async function sortByRarity(db: Reader, conditions: readonly Condition[]): Promise<readonly Sized[]> {
  if (conditions.length < 2) return conditions.map((condition) => ({ condition }));
  const sized = [];
  for (const condition of conditions) sized.push({ condition, size: await countRows(db, condition) });
  return sized.sort((a, b) => a.size - b.size);
}

async function countRows(db: Reader, condition: Condition): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    SELECT COUNT(*) AS size FROM (
      SELECT t.tutor_id FROM search_terms AS t WHERE ${anyOf(termTests(condition))} LIMIT ${mostCounted}
    ) AS counted`.execute(db);
  return rows[0]?.size ?? 0;
}

/** The different terms within the ranges, or more than `mostWords` of them; leaps over the rows of a common one. */
async function findTermsWithin(db: Reader, ranges: readonly TermRange[]): Promise<string[]> {
  const rowsAtOnce = 32;
  const terms: string[] = [];
  for (const { from, to } of ranges) {
    let next = db.selectFrom('search_terms').select('term').where('term', '>=', from);
    for (let isMore = true; isMore && terms.length <= mostWords; ) {
      const rows = await next.where('term', '<', to).orderBy('term').limit(rowsAtOnce).execute();
      terms.push(...new Set(rows.map(({ term }) => term)));
      const last = terms.at(-1) ?? from;
      next = db.selectFrom('search_terms').select('term').where('term', '>', last);
      isMore = rows.length === rowsAtOnce;
    }
  }
  return terms;
}

export interface CandidateQuery extends SearchPath {
  /** Those who meet all of these do not match. */
  readonly except: readonly Condition[];
  readonly order: SearchOrder;
  /** The position of the last candidate before. */
  readonly after: string;
  readonly limit: number;
}

export interface Candidate {
  readonly tutorId: string;
  readonly position: string;
  /** Whether the conditions are met that were to be checked. */
  readonly matches: boolean;
}

interface CandidateRow {
  tutor_id: string;
  position: string;
  matches: number;
}

/** The next rows of the source, in order; fewer than `limit` at its end. */
export async function findCandidates(db: Reader, query: CandidateQuery): Promise<Candidate[]> {
  const { source, order, checks, except } = query;
  if ('ordered' in source && source.ordered.length === 0) return [];
  const isMet = (condition: Condition) => hasTerm(order, condition);
  const conditions = checks.map(isMet);
  if (except.length > 0) conditions.push(sql`NOT (${allOf(except.map(isMet))})`);
  const { rows } = await sql<CandidateRow>`
    SELECT d.tutor_id, d.position, (${allOf(conditions)}) AS matches
    FROM (${selectSource(query)}) AS d ORDER BY d.position`.execute(db);
  return rows.map((row) => ({ tutorId: row.tutor_id, position: row.position, matches: row.matches === 1 }));
}

const tables = { by_rating: 'search_terms', by_soonest: 'search_soonest' } as const;

/** One row a tutor, in order, read no further than to the limit. */
function selectSource({ source, order, after, limit }: CandidateQuery): RawBuilder<unknown> {
  const position = sql.ref(`o.${order}`);
  const table = sql.table(tables[order]);
  if ('sorted' in source) {
    // CROSS JOIN keeps SQLite from reading all rows of the order instead of the few.
    return sql`
      SELECT o.tutor_id, ${position} AS position
      FROM (SELECT DISTINCT t.tutor_id FROM search_terms AS t WHERE ${anyOf(termTests(source.sorted))}) AS few
      CROSS JOIN ${table} AS o ON o.tutor_id = few.tutor_id AND o.term = ${listedTerm}
      WHERE ${position} > ${after} ORDER BY ${position} LIMIT ${limit}`;
  }
  const lists = source.ordered.map(
    (term) => sql`
      SELECT o.tutor_id, ${position} AS position FROM ${table} AS o
      WHERE o.term = ${term} AND ${position} > ${after} ORDER BY ${position} LIMIT ${limit}`,
  );
  return lists.length === 1 ? sql.join(lists) : mergeRows(lists, limit);
}

/** Several ordered lists as one; whoever is in more than one has the same position in each. */
function mergeRows(lists: readonly RawBuilder<unknown>[], limit: number): RawBuilder<unknown> {
  const parts = lists.map((list, index) => sql`SELECT * FROM (${list}) AS ${sql.ref(`list${index}`)}`);
  return sql`
    SELECT DISTINCT tutor_id, position FROM (${sql.join(parts, sql` UNION ALL `)}) AS lists
    ORDER BY position LIMIT ${limit}`;
}

/** In the order of its own index, a check reads forward with the candidates instead of here and there. */
function hasTerm(order: SearchOrder, condition: Condition): RawBuilder<unknown> {
  const isSame =
    order === 'by_rating' && 'terms' in condition
      ? sql`t.by_rating = d.position`
      : sql`t.tutor_id = d.tutor_id`;
  const has = (term: RawBuilder<unknown>) =>
    sql`EXISTS (SELECT 1 FROM search_terms AS t WHERE ${isSame} AND ${term})`;
  return anyOf(termTests(condition).map(has));
}

/** Each is a test of its own, for which an index can be used, of a row `t`. */
function termTests(condition: Condition): RawBuilder<unknown>[] {
  if ('terms' in condition) return condition.terms.map((term) => sql`t.term = ${term}`);
  return condition.ranges.map(({ from, to }) => sql`(t.term >= ${from} AND t.term < ${to})`);
}

function anyOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`0` : sql`(${sql.join(conditions, sql` OR `)})`;
}

function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`1` : sql.join(conditions, sql` AND `);
}
