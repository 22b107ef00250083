import type { Context } from '../context.ts';
import { hasCourses } from '../data/course-repository.ts';
import { insertTerm } from '../data/term-repository.ts';
import type { Term } from '../domain/term.ts';
import { NotEmptyError } from '../errors.ts';
import { type CourseInput, saveCoursesIn } from './save-courses.ts';
import { type ProfileInput, saveProfileIn } from './save-profile.ts';
import { toTermRow } from './save-term.ts';

type Defaults<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

export interface Import {
  readonly courses: readonly Defaults<CourseInput, 'department'>[];
  readonly terms: readonly Defaults<Term, 'holidays'>[];
  readonly profiles: readonly (ProfileInput & { readonly id: string })[];
}

/** Loads initial data by the same rules as everyone's edits, all or nothing, into an empty store only. */
export async function importStudents(
  { db, now, relay }: Context,
  { courses, terms, profiles }: Import,
): Promise<void> {
  const at = now();
  await db.transaction(async (tx) => {
    if (await hasCourses(tx)) throw new NotEmptyError();
    await saveCoursesIn(
      tx,
      courses.map(({ department = null, ...course }) => ({ ...course, department })),
      at,
    );
    for (const term of terms) await insertTerm(tx, toTermRow({ holidays: [], ...term }, at));
    for (const { id, ...profile } of profiles) await saveProfileIn(tx, id, profile, at);
  });
  relay.kick();
}
