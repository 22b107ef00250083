import { BadRequestError, type ProblemError, UnauthorizedError } from '@studyhall/http';
import { InvalidCredentialsError, InvalidTokenError } from '../errors.ts';

/** By the sign-in library's code: the problem that our clients see. What is not listed is a fault of ours. */
const problems: Readonly<Record<string, () => ProblemError>> = {
  INVALID_EMAIL_OR_PASSWORD: () => new InvalidCredentialsError(),
  UNAUTHORIZED: () => new UnauthorizedError(),
  FAILED_TO_GET_SESSION: () => new UnauthorizedError(),
  INVALID_TOKEN: () => new InvalidTokenError(),
  TOKEN_EXPIRED: () => new InvalidTokenError(),
  USER_NOT_FOUND: () => new InvalidTokenError(),
  INVALID_EMAIL: () =>
    new BadRequestError({
      detail: 'The e-mail address is not one that mail can be sent to.',
      errors: [{ path: '/email', message: 'must be an e-mail address' }],
    }),
};

/** The same error when it has no counterpart: it is then answered as an internal one. */
export function toProblem(error: Error & { body?: { code?: string } | undefined }): Error {
  return problems[error.body?.code ?? '']?.() ?? error;
}
