import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { countTutors, findSoonestFree } from '../data/showcase-repository.ts';
import type { Course } from '../domain/tutor.ts';
import { listFoundTutors } from './list-found-tutors.ts';

const mostCourses = 6;
/** So many of the tutors who are free soonest are looked at. */
const mostTutors = 50;
const mostCounted = 100;

interface ShownCourse extends Course {
  /** Counted up to `mostCounted`. */
  readonly tutors: number;
  readonly nextFree: Instant;
}

/** Courses that somebody can be booked for soon, the soonest first; nobody is named. */
export async function showCourses(context: Context): Promise<ShownCourse[]> {
  const { db } = context;
  const tutorIds = await findSoonestFree(db.read, mostTutors);
  const found = await listFoundTutors(context, tutorIds);
  const soonest = new Map<string, { course: Course; nextFree: Instant }>();
  for (const { tutor, nextFree } of found) {
    if (nextFree === null) continue;
    for (const course of tutor.courses) {
      const known = soonest.get(course.code);
      if (known === undefined || nextFree < known.nextFree) soonest.set(course.code, { course, nextFree });
    }
  }
  const shown = [...soonest.values()]
    .toSorted((a, b) => a.nextFree - b.nextFree || a.course.code.localeCompare(b.course.code))
    .slice(0, mostCourses);
  return Promise.all(
    shown.map(async ({ course, nextFree }) => ({
      ...course,
      tutors: await countTutors(db.read, course.code, mostCounted),
      nextFree,
    })),
  );
}
