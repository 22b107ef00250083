import { type ServiceClient, Type, UnavailableError } from '@studyhall/http';
import { LRUCache } from 'lru-cache';

export interface Course {
  readonly code: string;
  readonly title: string;
}

/** The courses that exist, as the students service knows. */
export interface CourseCatalogue {
  /** Those of the codes that exist, by code. Asks only about codes that were not seen before. */
  find(codes: readonly string[]): Promise<ReadonlyMap<string, Course>>;
}

const CoursesSchema = Type.Object({
  items: Type.Array(Type.Object({ code: Type.String(), title: Type.String() })),
});
const rememberedCourses = 5_000;
const mostCodesAtOnce = 100;

/** A course is never withdrawn, so that one once seen needs no second look, even while students is down. */
export function createCourseCatalogue(students: ServiceClient): CourseCatalogue {
  const known = new LRUCache<string, Course>({ max: rememberedCourses });

  async function ask(codes: readonly string[]): Promise<readonly Course[]> {
    const { status, body } = await students.request({
      method: 'GET',
      path: '/internal/courses',
      query: { codes: codes.join(',') },
      schema: CoursesSchema,
    });
    if (status !== 200) throw new UnavailableError({ cause: new Error(`Students answered ${status}`) });
    return body.items.map(({ code, title }) => ({ code, title }));
  }

  return {
    async find(codes) {
      const found = new Map<string, Course>();
      const unseen: string[] = [];
      for (const code of new Set(codes)) {
        const course = known.get(code);
        if (course) found.set(code, course);
        else unseen.push(code);
      }
      for (let from = 0; from < unseen.length; from += mostCodesAtOnce) {
        for (const course of await ask(unseen.slice(from, from + mostCodesAtOnce))) {
          known.set(course.code, course);
          found.set(course.code, course);
        }
      }
      return found;
    },
  };
}
