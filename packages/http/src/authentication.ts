import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import { UnauthorizedError } from './problem.ts';
import type { ServiceTokenVerifier } from './service-token.ts';
import { InvalidTokenError, type TokenVerifier } from './token-verifier.ts';

/** The bearer token of a request; null without the header; 401 for a header of another form. */
export function readBearerToken(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  const token = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(header)?.[1];
  if (token === undefined) throw new InvalidTokenError('Send the token as "Authorization: Bearer ...".');
  return token;
}

/** Route step: sets `request.maybePerson` where there is a token. `required` refuses without one. */
export function createAuthentication(verifier: TokenVerifier, required: boolean): onRequestHookHandler {
  return (request, _reply, done) => {
    try {
      const token = readBearerToken(request);
      if (token === null) {
        if (required) throw new UnauthorizedError();
        return done();
      }
      const known = verifier.recall(token);
      if (known !== undefined) {
        request.maybePerson = known;
        return done();
      }
      verifier.verify(token).then((person) => {
        request.maybePerson = person;
        done();
      }, done);
    } catch (error) {
      done(error as Error); // only errors of ours are thrown above
    }
  };
}

/** Route step for `/internal`: only another service may call. Sets `request.callingService`. */
export function createServiceAuthentication(verifier: ServiceTokenVerifier): onRequestHookHandler {
  return (request, _reply, done) => {
    try {
      const token = readBearerToken(request);
      if (token === null) throw new UnauthorizedError('This is for other services only.');
      const known = verifier.recall(token);
      if (known !== undefined) {
        request.callingService = known;
        return done();
      }
      verifier.verify(token).then((from) => {
        request.callingService = from;
        done();
      }, done);
    } catch (error) {
      done(error as Error); // only errors of ours are thrown above
    }
  };
}
