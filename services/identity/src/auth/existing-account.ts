import { newId } from '@studyhall/db';
import { isAPIError } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { generateRandomString } from 'better-auth/crypto';
import { hasLostRace } from './auth-call.ts';

type AuthContext = Parameters<typeof setSessionCookie>[0];

const sessionLifeMs = 14 * 86_400_000;

/**
 * After a sign-up with an address that has an account: the answer of a new account, down to a cookie and a
 * token of the same form. There is no session behind them. The owner is told by mail, and nobody else.
 */
export async function answerLikeNewAccount(
  context: AuthContext,
  returned: unknown,
  onExistingEmail: (email: string) => void,
): Promise<unknown> {
  if (context.path !== '/sign-up/email' || !isAddressTaken(returned)) return undefined;
  // The request schema has checked the body.
  const { name, email } = context.body as { name: string; email: string };
  const now = new Date();
  const user = {
    id: newId(),
    name,
    email,
    emailVerified: false,
    createdAt: now,
    updatedAt: now,
  };
  const session = {
    id: newId(),
    userId: user.id,
    token: generateRandomString(32, 'a-z', 'A-Z', '0-9'),
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(now.getTime() + sessionLifeMs),
  };
  await setSessionCookie(context, { session, user });
  onExistingEmail(email);
  return context.json({ token: session.token, user });
}

function isAddressTaken(returned: unknown): boolean {
  if (!isAPIError(returned)) return false;
  const { code } = returned.body ?? {};
  return (
    code === 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL' || (code === 'FAILED_TO_CREATE_USER' && hasLostRace())
  );
}
