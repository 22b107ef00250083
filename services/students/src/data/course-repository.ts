import { prefixRange, searchTerms } from '@studyhall/db';
import type { Kysely, Transaction } from 'kysely';
import type { CourseRow, Tables } from './tables.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

export interface CourseQuery {
  /** Words that must all occur, the last one perhaps unfinished; no words means every course. */
  readonly words: readonly string[];
  readonly after?: string | undefined;
  readonly limit: number;
}

export function findCourses(db: Reader, { words, after, limit }: CourseQuery): Promise<CourseRow[]> {
  let query = db.selectFrom('courses').selectAll().orderBy('code').limit(limit);
  if (after !== undefined) query = query.where('code', '>', after);
  for (const word of words) {
    const { from, to } = prefixRange(word);
    query = query.where('code', 'in', (matching) =>
      matching
        .selectFrom('course_terms')
        .select('course_code')
        .where('term', '>=', from)
        .where('term', '<', to),
    );
  }
  return query.execute();
}

export async function findCourse(db: Reader, code: string): Promise<CourseRow | null> {
  return (await db.selectFrom('courses').selectAll().where('code', '=', code).executeTakeFirst()) ?? null;
}

export async function findCoursesByCode(db: Reader, codes: readonly string[]): Promise<CourseRow[]> {
  if (codes.length === 0) return [];
  return db.selectFrom('courses').selectAll().where('code', 'in', codes).orderBy('code').execute();
}

export async function findCoursesByFoldedCode(db: Reader, folded: readonly string[]): Promise<CourseRow[]> {
  if (folded.length === 0) return [];
  return db.selectFrom('courses').selectAll().where('folded_code', 'in', folded).execute();
}

export async function insertCourses(db: Transaction<Tables>, rows: readonly CourseRow[]): Promise<void> {
  for (const part of chunk(rows)) {
    await db.insertInto('courses').values(part).execute();
    await insertTerms(db, part);
  }
}

export async function updateCourse(db: Transaction<Tables>, row: CourseRow): Promise<void> {
  const { code, ...values } = row;
  await db.updateTable('courses').set(values).where('code', '=', code).execute();
  await db.deleteFrom('course_terms').where('course_code', '=', code).execute();
  await insertTerms(db, [row]);
}

async function insertTerms(db: Transaction<Tables>, rows: readonly CourseRow[]): Promise<void> {
  const terms = rows.flatMap(({ code, title, department }) =>
    searchTerms(code, title, department ?? '').map((term) => ({ term, course_code: code })),
  );
  for (const part of chunk(terms)) await db.insertInto('course_terms').values(part).execute();
}

/** Keeps a statement's parameters far below what either engine takes. */
function* chunk<T>(rows: readonly T[], size = 500): Generator<readonly T[]> {
  for (let index = 0; index < rows.length; index += size) yield rows.slice(index, index + size);
}

export async function hasCourses(db: Reader): Promise<boolean> {
  return (await db.selectFrom('courses').select('code').limit(1).executeTakeFirst()) !== undefined;
}
