import { isUniqueViolation, toDatabaseInstant } from '@studyhall/db';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { findCoursesByFoldedCode, insertCourses, updateCourse } from '../data/course-repository.ts';
import type { CourseRow, Tables } from '../data/tables.ts';
import { foldCode } from '../domain/course-import.ts';
import { CourseCodeTakenError } from '../errors.ts';

export interface CourseInput {
  readonly code: string;
  readonly title: string;
  readonly department: string | null;
}

export type Outcome = 'created' | 'updated' | 'unchanged';

/** Creates or updates every course or none of them; answers what became of each, in order. */
export async function saveCourses(context: Context, courses: readonly CourseInput[]): Promise<Outcome[]> {
  const save = () => context.db.transaction((tx) => saveCoursesIn(tx, courses, context.now()));
  try {
    return await save();
  } catch (error) {
    // Somebody else created one of them meanwhile: now it is an update.
    if (!isUniqueViolation(error)) throw error;
    return save();
  }
}

export async function saveCoursesIn(
  tx: Transaction<Tables>,
  courses: readonly CourseInput[],
  now: number,
): Promise<Outcome[]> {
  const known = await findKnown(tx, courses);
  const rows = courses.map((course) => toRow(course, now));
  const outcomes = rows.map((row) => compare(row, known.get(row.folded_code)));
  await insertCourses(
    tx,
    rows.filter((_, index) => outcomes[index] === 'created'),
  );
  for (const row of rows.filter((_, index) => outcomes[index] === 'updated')) await updateCourse(tx, row);
  return outcomes;
}

async function findKnown(
  tx: Transaction<Tables>,
  courses: readonly CourseInput[],
): Promise<Map<string, CourseRow>> {
  const known = new Map<string, CourseRow>();
  for (let index = 0; index < courses.length; index += 500) {
    const folded = courses.slice(index, index + 500).map(({ code }) => foldCode(code));
    for (const row of await findCoursesByFoldedCode(tx, folded)) known.set(row.folded_code, row);
  }
  return known;
}

function toRow({ code, title, department }: CourseInput, now: number): CourseRow {
  return { code, title, department, folded_code: foldCode(code), updated_at: toDatabaseInstant(now) };
}

function compare(row: CourseRow, known: CourseRow | undefined): Outcome {
  if (known === undefined) return 'created';
  if (known.code !== row.code) throw new CourseCodeTakenError(row.code, known.code);
  return known.title === row.title && known.department === row.department ? 'unchanged' : 'updated';
}
