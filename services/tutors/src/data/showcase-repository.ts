import { courseTerm, listedTerm } from './search-terms.ts';
import type { Reader } from './tables.ts';

/** Listed tutors, those who are free soonest first. */
export async function findSoonestFree(db: Reader, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('search_soonest')
    .select('tutor_id')
    .where('term', '=', listedTerm)
    .orderBy('by_soonest')
    .limit(limit)
    .execute();
  return rows.map(({ tutor_id }) => tutor_id);
}

/** How many listed tutors teach a course, counted no further than `most`. */
export async function countTutors(db: Reader, courseCode: string, most: number): Promise<number> {
  const some = db
    .selectFrom('search_terms')
    .select('tutor_id')
    .where('term', '=', courseTerm(courseCode))
    .limit(most);
  const { size } = await db
    .selectFrom(some.as('some'))
    .select(({ fn }) => fn.countAll().as('size'))
    .executeTakeFirstOrThrow();
  return Number(size);
}
