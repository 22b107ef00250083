import createClient from 'openapi-fetch';
import { forgetAccessToken, getAccessToken } from './access-token.ts';
import { fetchEarly } from './early-answers.ts';
import type { Paths } from './generated/paths.ts';
import { ApiProblem, type ProblemDocument, UnreachableError } from './problem.ts';

/** Every call of the platform, typed by its OpenAPI documents. */
export const api = createClient<Paths>({ baseUrl: window.location.origin, fetch: send });

/** The data of an answer; throws ApiProblem for a refusal. */
export async function unwrap<T>(answer: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await answer;
  if (error !== undefined) throw toError(error);
  // A success without a body has no data, and its T is undefined too.
  return data as T;
}

async function send(request: Request): Promise<Response> {
  // Signing in and out goes by the cookie.
  if (new URL(request.url).pathname.startsWith('/api/auth/')) return reach(request);
  const repeat = request.clone();
  const response = await reach(await authorize(request));
  if (response.status !== 401) return response;
  forgetAccessToken();
  return reach(await authorize(repeat));
}

async function authorize(request: Request): Promise<Request> {
  const token = await getAccessToken().catch((cause: unknown) => {
    throw new UnreachableError('No token could be got.', { cause });
  });
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetchEarly(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new UnreachableError('The platform cannot be reached.', { cause });
  }
}

function toError(error: unknown): Error {
  const isProblem = typeof error === 'object' && error !== null && 'code' in error && 'status' in error;
  // What has a code and a status is the platform's problem document.
  return isProblem ? new ApiProblem(error as ProblemDocument) : new UnreachableError(String(error));
}
