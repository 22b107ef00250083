import { UnauthorizedError } from '@studyhall/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callAuth } from '../auth/auth-call.ts';
import { sendAuthHeaders, toAuthHeaders } from '../auth/auth-headers.ts';
import type { Context } from '../context.ts';

/** Who is signed in by cookie or session token; null when nobody is. Passes on a renewed cookie. */
export async function findCurrentSession({ auth }: Context, request: FastifyRequest, reply: FastifyReply) {
  const { headers, response } = await callAuth(() =>
    auth.api.getSession({ headers: toAuthHeaders(request), returnHeaders: true }),
  );
  sendAuthHeaders(reply, headers);
  return response;
}

/** Throws UnauthorizedError when nobody is signed in. */
export async function requireSession(context: Context, request: FastifyRequest, reply: FastifyReply) {
  const current = await findCurrentSession(context, request, reply);
  if (current === null) {
    throw new UnauthorizedError('Sign in first, and send the cookie or the session token.');
  }
  return current;
}
