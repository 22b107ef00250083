import { clientAddress } from '@studyhall/http';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How the sign-in library learns the client's address; never taken from outside. */
export const clientAddressHeader = 'x-client-address';

const longestUserAgent = 300;
const passedOn = ['cookie', 'authorization'] as const;

/** What the sign-in library may know of a request. */
export function toAuthHeaders(request: FastifyRequest): Headers {
  const headers = new Headers({ [clientAddressHeader]: clientAddress(request) });
  const userAgent = request.headers['user-agent'];
  if (userAgent !== undefined) headers.set('user-agent', userAgent.slice(0, longestUserAgent));
  for (const name of passedOn) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

/** Copies the cookies and the session token that the library set. */
export function sendAuthHeaders(reply: FastifyReply, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie);
  const token = headers.get('set-auth-token');
  if (token !== null) reply.header('set-auth-token', token);
}
