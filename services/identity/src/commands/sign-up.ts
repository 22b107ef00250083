import { callAuth } from '../auth/auth-call.ts';
import type { Context } from '../context.ts';
import { deviceOf } from '../domain/device.ts';
import { assertAcceptablePassword } from './assert-password.ts';

export interface SignUp {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Makes an account and signs in. The library would hash the password inside its transaction, which on SQLite
 * would keep every other writer waiting meanwhile: it is hashed before.
 */
export async function signUp(
  { auth, passwords }: Context,
  input: SignUp,
  { headers, network }: { headers: Headers; network: string },
) {
  const email = input.email.toLowerCase();
  const name = input.name.trim();
  assertAcceptablePassword({ password: input.password, owner: { name, email }, path: '/password' });
  const passwordHash = await passwords.hash(input.password);
  const body = { name, email, password: input.password };
  return callAuth(() => auth.api.signUpEmail({ body, headers, returnHeaders: true }), {
    passwordHash,
    network,
    device: deviceOf(headers.get('user-agent')),
  });
}
