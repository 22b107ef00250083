import type { Context } from '../context.ts';
import type { GroupSettings } from '../domain/group.ts';
import { UnknownCourseError } from '../errors.ts';

/** The course of a code as the students service knows it; none for none. Throws UnknownCourseError. */
export async function resolveCourse(
  { courses }: Pick<Context, 'courses'>,
  code: string | null,
): Promise<GroupSettings['course']> {
  if (code === null) return null;
  const course = (await courses.find([code])).get(code);
  if (!course) throw new UnknownCourseError(code);
  return course;
}
