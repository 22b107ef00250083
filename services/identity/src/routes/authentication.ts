import { clientAddress, type ServiceApp } from '@studyhall/http';
import type { FastifyReply } from 'fastify';
import { callAuth } from '../auth/auth-call.ts';
import { sendAuthHeaders, toAuthHeaders } from '../auth/auth-headers.ts';
import { signIn } from '../commands/sign-in.ts';
import { signUp } from '../commands/sign-up.ts';
import type { Context } from '../context.ts';
import { insertAuditEntries } from '../data/audit-repository.ts';
import { networkOf } from '../domain/audit.ts';
import { presentKey, presentSignedInUser } from '../presenters.ts';
import {
  AccessTokenSchema,
  CurrentSessionSchema,
  KeySetSchema,
  SignedInSchema,
  SignedOutSchema,
  SignInBodySchema,
  SignUpBodySchema,
} from './authentication.schema.ts';
import { createOriginGuard } from './origin-guard.ts';
import { findCurrentSession } from './require-session.ts';

/** Seconds for which a cache may keep the public keys; a new key is published before it is needed. */
const keySetMaxAge = 300;

export function registerAuthenticationRoutes(app: ServiceApp, context: Context): void {
  const { auth, config, db, now, relay } = context;
  const guardOrigin = createOriginGuard(config);
  // Many people share one address of a campus: hashing and counted failures bound these, not `write`.
  const steps = [app.limit('read'), guardOrigin];

  app.post(
    '/api/auth/sign-up/email',
    {
      onRequest: steps,
      schema: { operationId: 'signUp', body: SignUpBodySchema, response: { 200: SignedInSchema } },
    },
    async (request, reply) => {
      const network = networkOf(clientAddress(request));
      const result = await signUp(context, request.body, { headers: toAuthHeaders(request), network });
      relay.kick();
      return sendSignedIn(reply, result);
    },
  );

  app.post(
    '/api/auth/sign-in/email',
    {
      onRequest: steps,
      schema: { operationId: 'signIn', body: SignInBodySchema, response: { 200: SignedInSchema } },
    },
    async (request, reply) => {
      const address = clientAddress(request);
      const client = { clientAddress: address, network: networkOf(address), headers: toAuthHeaders(request) };
      return sendSignedIn(reply, await signIn(context, { ...request.body, ...client }));
    },
  );

  app.post(
    '/api/auth/sign-out',
    { onRequest: steps, schema: { operationId: 'signOut', response: { 200: SignedOutSchema } } },
    async (request, reply) => {
      const current = await findCurrentSession(context, request, reply);
      const { headers } = await callAuth(() =>
        auth.api.signOut({ headers: toAuthHeaders(request), returnHeaders: true }),
      );
      if (current) {
        const { id } = current.user;
        const network = networkOf(clientAddress(request));
        const entry = { action: 'sign-out', actorId: id, subjectId: id, network } as const;
        await db.transaction((tx) => insertAuditEntries(tx, [entry], now()));
      }
      sendAuthHeaders(reply, headers);
      return { success: true as const };
    },
  );

  app.get(
    '/api/auth/get-session',
    { onRequest: steps, schema: { operationId: 'getSession', response: { 200: CurrentSessionSchema } } },
    async (request, reply) => {
      const current = await findCurrentSession(context, request, reply);
      if (current === null) return null;
      const { id, createdAt, expiresAt } = current.session;
      return {
        session: { id, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
        user: presentSignedInUser(current.user),
      };
    },
  );

  app.get(
    '/api/auth/token',
    { onRequest: steps, schema: { operationId: 'getToken', response: { 200: AccessTokenSchema } } },
    async (request, reply) => {
      const { headers, response } = await callAuth(() =>
        auth.api.getToken({ headers: toAuthHeaders(request), returnHeaders: true }),
      );
      sendAuthHeaders(reply, headers);
      return response;
    },
  );

  app.get(
    '/api/auth/jwks',
    {
      onRequest: [app.limit('read')],
      schema: { operationId: 'getKeySet', response: { 200: KeySetSchema } },
    },
    async (_request, reply) => {
      reply.header('cache-control', `public, max-age=${keySetMaxAge}`);
      const { keys } = await callAuth(() => auth.api.getJwks());
      return { keys: keys.map(presentKey) };
    },
  );
}

type SignedInResult = Awaited<ReturnType<typeof signUp>> | Awaited<ReturnType<typeof signIn>>;

function sendSignedIn(reply: FastifyReply, { headers, response }: SignedInResult) {
  sendAuthHeaders(reply, headers);
  // The library's bearer plugin sets it whenever it sets a cookie.
  const token = headers.get('set-auth-token') ?? '';
  return { token, user: presentSignedInUser(response.user) };
}
