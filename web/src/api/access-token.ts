import { dropEarlyAnswers, fetchEarly } from './early-answers.ts';

/** The bearer token of every call: got for the sign-in cookie, kept in memory alone, renewed before it expires. */
interface Held {
  readonly token: string;
  readonly expiresAt: number;
}

const renewBeforeMs = 60_000;

/** That somebody was signed in here: saves a question that most visitors would have answered with no. */
const signedInKey = 'studyhall.signed-in';

let held: Held | undefined;
let pending: Promise<string | undefined> | undefined;

/** The token, or undefined where nobody is signed in. Throws where the platform cannot be reached. */
export async function getAccessToken(): Promise<string | undefined> {
  if (held && held.expiresAt - renewBeforeMs > Date.now()) return held.token;
  pending ??= fetchToken().finally(() => {
    pending = undefined;
  });
  return pending;
}

/** The next call asks for a new one: after signing in or out, after a 401, and when roles changed. */
export function forgetAccessToken(): void {
  dropEarlyAnswers();
  held = undefined;
}

async function fetchToken(): Promise<string | undefined> {
  if (!(await mayBeSignedIn())) return undefined;
  const response = await fetchEarly(new Request('/api/auth/token'));
  if (response.status === 401) {
    localStorage.removeItem(signedInKey);
    return undefined;
  }
  if (!response.ok) throw new TypeError(`no token: ${response.status}`);
  localStorage.setItem(signedInKey, 'yes');
  const { token }: { token: string } = await response.json();
  held = { token, expiresAt: readExpiry(token) };
  return token;
}

function readExpiry(token: string): number {
  const [, payload = ''] = token.split('.');
  const { exp }: { exp: number } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  return exp * 1000;
}

/** Scripts cannot see the cookie. Asking whose it is gets an answer; asking for a token without one, an error. */
async function mayBeSignedIn(): Promise<boolean> {
  if (localStorage.getItem(signedInKey)) return true;
  const response = await fetchEarly(new Request('/api/auth/get-session'));
  return response.ok && (await response.json()) !== null;
}
