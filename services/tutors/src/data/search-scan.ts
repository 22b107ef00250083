import { type RawBuilder, sql } from 'kysely';
import { type Condition, listedTerm, type TermRange } from './search-terms.ts';
import type { Reader } from './tables.ts';

/* Finds who meets several conditions, in order, by looking at few rows: search_terms has an index for each order. */

export type SearchOrder = 'by_rating' | 'by_soonest';

/** The rows that a search goes through, and the conditions that remain to be checked on each. */
export interface SearchSource {
  readonly through: Condition;
  readonly checks: readonly Condition[];
}

/** So many words that begin alike can be read side by side, each in the order of the index. */
const mostWords = 16;
/** So many rows can be sorted for a request instead. */
const mostSorted = 400;

/** Chooses the condition that the fewest rows meet, of those that can be gone through in order. */
export async function chooseSource(db: Reader, conditions: readonly Condition[]): Promise<SearchSource> {
  for (const condition of await sortByRarity(db, conditions)) {
    const through = await toOrdered(db, condition);
    if (through) return { through, checks: conditions.filter((other) => other !== condition) };
  }
  return { through: { terms: [listedTerm] }, checks: conditions };
}

async function sortByRarity(db: Reader, conditions: readonly Condition[]): Promise<readonly Condition[]> {
  if (conditions.length < 2) return conditions;
  const sizes = new Map<Condition, number>();
  for (const condition of conditions) sizes.set(condition, await countRows(db, condition));
  return conditions.toSorted((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
}

/** The condition in a form that can be read in order; null where too many different words meet it too often. */
async function toOrdered(db: Reader, condition: Condition): Promise<Condition | null> {
  if ('terms' in condition) return condition;
  const terms = await findTermsWithin(db, condition.ranges);
  if (terms.length <= mostWords) return { terms };
  return (await countRows(db, condition)) <= mostSorted ? condition : null;
}

/** Counts no further than to `mostSorted` and one more. */
async function countRows(db: Reader, condition: Condition): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    SELECT COUNT(*) AS size FROM (
      SELECT t.tutor_id FROM search_terms AS t WHERE ${meets('t', condition)} LIMIT ${mostSorted + 1}
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

export interface CandidateQuery extends SearchSource {
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
  const { through, checks, except } = query;
  if ('terms' in through && through.terms.length === 0) return [];
  const conditions = checks.map(hasTerm);
  if (except.length > 0) conditions.push(sql`NOT (${allOf(except.map(hasTerm))})`);
  const { rows } = await sql<CandidateRow>`
    SELECT d.tutor_id, d.position, (${allOf(conditions)}) AS matches
    FROM (${selectThrough(query)}) AS d ORDER BY d.position`.execute(db);
  return rows.map((row) => ({ tutorId: row.tutor_id, position: row.position, matches: row.matches === 1 }));
}

/** One row a tutor, in order, read no further than to the limit. */
function selectThrough({ through, order, after, limit }: CandidateQuery): RawBuilder<unknown> {
  const position = sql.ref(`t.${order}`);
  const select = (condition: Condition) => sql`
    SELECT t.tutor_id, ${position} AS position FROM search_terms AS t
    WHERE ${meets('t', condition)} AND ${position} > ${after} ORDER BY ${position} LIMIT ${limit}`;
  if ('terms' in through) {
    const lists = through.terms.map((term) => select({ terms: [term] }));
    return lists.length === 1 ? sql.join(lists) : mergeRows(lists, limit);
  }
  return sql`
    SELECT DISTINCT t.tutor_id, ${position} AS position FROM search_terms AS t
    WHERE ${meets('t', through)} AND ${position} > ${after} ORDER BY position LIMIT ${limit}`;
}

/** Several ordered lists as one; whoever is in more than one has the same position in each. */
function mergeRows(lists: readonly RawBuilder<unknown>[], limit: number): RawBuilder<unknown> {
  const parts = lists.map((list, index) => sql`SELECT * FROM (${list}) AS ${sql.ref(`list${index}`)}`);
  return sql`
    SELECT DISTINCT tutor_id, position FROM (${sql.join(parts, sql` UNION ALL `)}) AS lists
    ORDER BY position LIMIT ${limit}`;
}

function hasTerm(condition: Condition): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM search_terms AS c WHERE c.tutor_id = d.tutor_id AND ${meets('c', condition)})`;
}

function meets(alias: 't' | 'c', condition: Condition): RawBuilder<unknown> {
  const term = sql.ref(`${alias}.term`);
  if ('terms' in condition) return anyOf(condition.terms.map((one) => sql`${term} = ${one}`));
  return anyOf(condition.ranges.map(({ from, to }) => sql`(${term} >= ${from} AND ${term} < ${to})`));
}

function anyOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`(${sql.join(conditions, sql` OR `)})`;
}

function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`1` : sql.join(conditions, sql` AND `);
}
