import type { Person } from '@studyhall/http';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { priorMean } from '../domain/rating.ts';
import { newSearchTie } from '../domain/search-order.ts';
import { noHours, type Tutor, type TutorProfile } from '../domain/tutor.ts';
import { findProfileProblems, type ProfileInput, toProfile } from '../domain/tutor-profile.ts';
import { InvalidProfileError, UnknownCourseError } from '../errors.ts';
import { changeTutor } from './change-tutor.ts';

type Applicant = Pick<Person, 'id' | 'name'>;

/** Stores a person's profile as a tutor. The first one is their application. */
export async function saveTutorProfile(
  context: Context,
  person: Applicant,
  input: ProfileInput,
): Promise<Tutor> {
  const profile = await checkProfile(context, input);
  return changeTutor(context, person.id, (stored, at) =>
    stored
      ? { tutor: { ...stored, ...profile, name: person.name, updatedAt: at } }
      : { tutor: toApplication(person, profile, at), event: { type: 'tutor.applied' } },
  );
}

/** The profile as it is stored; throws where a field, or a course, cannot be. */
export async function checkProfile({ courses }: Context, input: ProfileInput): Promise<TutorProfile> {
  const problems = findProfileProblems(input);
  if (problems.length > 0) throw new InvalidProfileError(problems);
  const known = await courses.find(input.courses);
  const found = input.courses.flatMap((code) => known.get(code) ?? []);
  if (found.length < input.courses.length) {
    throw new UnknownCourseError(input.courses, (code) => known.has(code));
  }
  return toProfile(input, found);
}

/** A tutor as they begin. */
export function toApplication({ id, name }: Applicant, profile: TutorProfile, at: Instant): Tutor {
  return {
    ...profile,
    id,
    name,
    status: 'pending',
    hours: noHours,
    revision: 0,
    rating: { mean: priorMean, count: 0 },
    searchTie: newSearchTie(),
    appliedAt: at,
    decidedAt: null,
    decidedBy: null,
    decisionReason: null,
    updatedAt: at,
  };
}
