import type { Context } from '../context.ts';
import { findPasswordHash } from '../data/credential-repository.ts';
import { WrongPasswordError } from '../errors.ts';
import { beginPasswordAttempt, type PasswordAttempt } from './guard-password.ts';

/**
 * Checks the password with which somebody signed in confirms an action; answers its hash. A stolen token is no
 * way to guess the password: attempts count as at sign-in. Throws WrongPasswordError.
 */
export async function verifyOwnPassword(
  context: Context,
  userId: string,
  password: string,
  attempt: PasswordAttempt,
): Promise<string> {
  await beginPasswordAttempt(context, attempt);
  const hash = await findPasswordHash(context.db.read, userId);
  if (hash === null || !(await context.passwords.verify(password, hash))) throw new WrongPasswordError();
  return hash;
}
