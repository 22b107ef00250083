export { drainingHeader } from './arrival.ts';
export { tokenExpiryOf } from './authentication.ts';
export * from './cursor.ts';
export { sendProblem } from './error-reply.ts';
export { addFormats } from './formats.ts';
export type {
  ClaimLease,
  ConfirmClaim,
  IdempotencyClaim,
  IdempotencyStore,
  StoredAnswer,
} from './idempotency.ts';
export * from './log.ts';
export { matches, mismatches } from './matches.ts';
export { type ServiceOperations, ServiceOperationsSchema } from './operations.ts';
export * from './person.ts';
export {
  type Alternative,
  BadRequestError,
  ConflictError,
  type FieldError,
  ForbiddenError,
  GoneError,
  NotFoundError,
  type ProblemDetails,
  ProblemError,
  TooManyRequestsError,
  UnauthorizedError,
  UnavailableError,
  UnprocessableError,
} from './problem.ts';
export * from './range.ts';
export { clientAddress, clientAddressHeader, type LimitClass } from './rate-limit.ts';
export * from './routes.ts';
export * from './run-service.ts';
export * from './schemas.ts';
export * from './service.ts';
export type { ServiceApp } from './service-app.ts';
export * from './service-client.ts';
export { type ServiceTokenOptions, signServiceToken } from './service-token.ts';
export { shareAnswer } from './shared-answer.ts';
export { SharedWork } from './shared-work.ts';
export * from './stopping.ts';
export {
  createKeyedVerifier,
  createTokenVerifier,
  type TokenVerifier,
  tokenAudience,
  tokenIssuer,
} from './token-verifier.ts';
export { takeOverMessage } from './trial.ts';
export { Type } from './type.ts';
export * from './worker.ts';
