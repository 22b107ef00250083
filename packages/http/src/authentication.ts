import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import { decodeJwt } from 'jose';
import { UnauthorizedError } from './problem.ts';
import type { ServiceApp } from './service-app.ts';
import type { ServiceTokenVerifier } from './service-token.ts';
import { InvalidTokenError, type TokenVerifier } from './token-verifier.ts';

/** Header by which a calling service names the person it acts for. */
export const onBehalfOfHeader = 'x-on-behalf-of';

/** Who asks: `request.person` and its kin. */
export function registerPeople(app: ServiceApp): void {
  app.decorateRequest('maybePerson', null);
  app.decorateRequest('callingService', null);
  app.decorateRequest('onBehalfOf', undefined);
  app.decorateRequest('person', {
    getter() {
      if (this.maybePerson === null) throw new UnauthorizedError();
      return this.maybePerson;
    },
  });
}

/** The token of a request; undefined where there is none, or none of the Bearer scheme. */
export function bearerTokenOf({ headers: { authorization } }: FastifyRequest): string | undefined {
  return authorization !== undefined && /^bearer /i.test(authorization)
    ? authorization.slice('bearer '.length)
    : undefined;
}

/** When the verified token of a request expires, in epoch milliseconds: for an answer that lasts. */
export function tokenExpiryOf(request: FastifyRequest): number {
  const { exp = 0 } = decodeJwt(bearerTokenOf(request) ?? '');
  return exp * 1000;
}

interface Verifier<T> {
  recall(token: string): T | undefined;
  verify(token: string): Promise<T>;
}

/** A step that verifies the token and keeps who it stands for; at once where the token is known. */
function verifyWith<T>(
  verifier: Verifier<T>,
  keep: (request: FastifyRequest, identity: T) => void,
  withoutToken: (request: FastifyRequest) => Error | undefined,
): onRequestHookHandler {
  return (request, _reply, done) => {
    const token = bearerTokenOf(request);
    if (token === undefined) return done(withoutToken(request));
    const known = verifier.recall(token);
    if (known !== undefined) {
      keep(request, known);
      return done();
    }
    verifier.verify(token).then((identity) => {
      keep(request, identity);
      done();
    }, done);
  };
}

/** Route step: sets `request.maybePerson` where there is a token. `required` refuses without one. */
export function createAuthentication(verifier: TokenVerifier, required: boolean): onRequestHookHandler {
  const keep = (request: FastifyRequest, person: FastifyRequest['person']) => {
    request.maybePerson = person;
  };
  return verifyWith(verifier, keep, ({ headers }) => {
    if (headers.authorization !== undefined)
      return new InvalidTokenError('Send "Authorization: Bearer <token>".');
    return required ? new UnauthorizedError() : undefined;
  });
}

/** Route step for `/internal`: only another service may call. Sets `request.callingService`. */
export function createServiceAuthentication(verifier: ServiceTokenVerifier): onRequestHookHandler {
  const keep = (request: FastifyRequest, service: FastifyRequest['callingService']) => {
    request.callingService = service;
    const person = request.headers[onBehalfOfHeader];
    if (typeof person === 'string') request.onBehalfOf = person.slice(0, 64);
  };
  return verifyWith(verifier, keep, () => new UnauthorizedError('This is for other services only.'));
}
