import { ConflictError, ProblemError } from '@studyhall/http';
import type { LineProblem } from './domain/course-import.ts';
import type { FieldProblem } from './domain/term.ts';

export class UnknownCourseError extends ProblemError {
  constructor(codes: readonly string[], all: readonly string[]) {
    super({
      status: 422,
      code: 'unknown-course',
      detail: `There is no course ${codes.join(', ')}. Look courses up with GET /api/courses.`,
      errors: codes.map((code) => ({
        path: `/courses/${all.indexOf(code)}`,
        message: `there is no course ${code}`,
      })),
    });
  }
}

export class InvalidTermError extends ProblemError {
  constructor(errors: readonly FieldProblem[]) {
    super({
      status: 422,
      code: 'invalid-term',
      detail: 'The dates of the term do not fit together.',
      errors,
    });
  }
}

/** How many faulty lines an answer names; the rest are only counted. */
const maxNamedLines = 200;

export class ImportRefusedError extends ProblemError {
  constructor(problems: readonly LineProblem[]) {
    super({
      status: 422,
      code: 'import-refused',
      detail: `Nothing was imported: ${problems.length} problem(s). Mend the lines named and send the file again.`,
      errors: problems
        .slice(0, maxNamedLines)
        .map(({ line, message }) => ({ path: `line ${line}`, message: `line ${line} ${message}` })),
    });
  }
}

export class CourseCodeTakenError extends ConflictError {
  constructor(code: string, existing: string) {
    super({
      code: 'course-code-taken',
      detail: `The code ${code} differs only in case from the course ${existing}. Edit that course or choose another code.`,
    });
  }
}

export class NotEmptyError extends ConflictError {
  constructor() {
    super({ code: 'not-empty', detail: 'Initial data is loaded only into an empty store.' });
  }
}
