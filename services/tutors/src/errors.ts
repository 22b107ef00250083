import { ConflictError, ProblemError } from '@studyhall/http';
import type { FieldProblem } from './domain/availability.ts';

export class UnknownCourseError extends ProblemError {
  override name = 'UnknownCourseError';
  constructor(courses: readonly string[], isKnown: (code: string) => boolean) {
    const unknown = courses.filter((code) => !isKnown(code));
    super({
      status: 422,
      code: 'unknown-course',
      detail: `There is no course ${unknown.join(', ')}. Look courses up with GET /api/courses.`,
      errors: unknown.map((code) => ({
        path: `/courses/${courses.indexOf(code)}`,
        message: `there is no course ${code}`,
      })),
    });
  }
}

export class InvalidProfileError extends ProblemError {
  override name = 'InvalidProfileError';
  constructor(errors: readonly FieldProblem[]) {
    super({
      status: 422,
      code: 'invalid-profile',
      detail: 'The profile cannot be kept as it is. Correct the fields named and send it again.',
      errors,
    });
  }
}

export class InvalidAvailabilityError extends ProblemError {
  override name = 'InvalidAvailabilityError';
  constructor(errors: readonly FieldProblem[]) {
    super({
      status: 422,
      code: 'invalid-availability',
      detail: 'These hours cannot be kept. Correct the fields named and send them again.',
      errors,
    });
  }
}

export class LengthNotOfferedError extends ProblemError {
  override name = 'LengthNotOfferedError';
  constructor(offered: readonly number[]) {
    const lengths = offered.join(', ');
    super({
      status: 422,
      code: 'length-not-offered',
      detail: `This tutor offers sessions of ${lengths} minutes. Ask for one of these lengths.`,
      errors: [{ path: '/minutes', message: `must be one of: ${lengths}` }],
    });
  }
}

export class InvalidSearchError extends ProblemError {
  override name = 'InvalidSearchError';
  constructor(path: string, message: string) {
    super({
      status: 422,
      code: 'invalid-search',
      detail: `This cannot be searched for: ${path.slice(1)} ${message}.`,
      errors: [{ path, message }],
    });
  }
}

/** Somebody else changed the tutor at the same moment, again and again. */
export class TutorChangedError extends ConflictError {
  override name = 'TutorChangedError';
  constructor() {
    super({
      code: 'tutor-changed',
      detail: 'The tutor was changed by somebody else at the same moment. Try again.',
      retryAfterSeconds: 1,
    });
  }
}

export class NotEmptyError extends ConflictError {
  override name = 'NotEmptyError';
  constructor() {
    super({ code: 'not-empty', detail: 'Initial data is loaded only into an empty store.' });
  }
}
