import type { Schemas } from './generated/paths.ts';

export type ProblemDocument = Schemas['tutors']['Problem'];

/** A refusal or failure that the platform answered with. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly document: ProblemDocument;
  constructor(document: ProblemDocument) {
    super(document.detail);
    this.document = document;
  }
  get status(): number {
    return this.document.status;
  }
  get code(): string {
    return this.document.code;
  }
}

/** Nothing was answered: the connection is gone, or what answered was not the platform. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

/** Whether asking again may help although nothing changed. */
export function isPassing(error: unknown): boolean {
  return error instanceof UnreachableError || (error instanceof ApiProblem && error.status >= 500);
}
