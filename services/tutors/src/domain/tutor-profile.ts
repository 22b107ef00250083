import type { FieldProblem } from './availability.ts';
import { canonicalLanguage } from './language.ts';
import type { Course, TutorProfile } from './tutor.ts';

/** A profile as the tutor writes it: courses by their codes. */
export interface ProfileInput extends Omit<TutorProfile, 'courses' | 'place' | 'link'> {
  readonly courses: readonly string[];
  readonly place?: string | null;
  readonly link?: string | null;
}

/** What is wrong with a profile that has the right shape, by field. */
export function findProfileProblems({ languages, modes, place }: ProfileInput): FieldProblem[] {
  const problems = languages.flatMap((tag, index) =>
    canonicalLanguage(tag) === null
      ? [{ path: `/languages/${index}`, message: 'must be a BCP 47 language tag such as en or ur-PK' }]
      : [],
  );
  if (modes.includes('in-person') && !place) {
    problems.push({ path: '/place', message: 'is required where sessions in person are offered' });
  }
  return problems;
}

/** The profile as it is stored: tags in their usual form, no repeats, lengths ascending. */
export function toProfile(
  { place = null, link = null, ...input }: ProfileInput,
  courses: readonly Course[],
): TutorProfile {
  return {
    ...input,
    courses,
    place,
    link,
    languages: [...new Set(input.languages.map((tag) => canonicalLanguage(tag) ?? tag))],
    sessionMinutes: input.sessionMinutes.toSorted((a, b) => a - b),
  };
}
