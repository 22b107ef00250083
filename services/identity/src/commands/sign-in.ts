import { publish } from '@studyhall/events';
import { callAuth } from '../auth/auth-call.ts';
import type { Context } from '../context.ts';
import { findSignInTraces, insertAuditEntries } from '../data/audit-repository.ts';
import { findUserByEmail } from '../data/user-repository.ts';
import { deviceOf, isNewSignIn } from '../domain/device.ts';
import { InvalidCredentialsError } from '../errors.ts';
import {
  accountPseudonym,
  beginPasswordAttempt,
  type PasswordAttempt,
  passPasswordAttempt,
} from './guard-password.ts';

interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly clientAddress: string;
  readonly network: string;
  readonly headers: Headers;
}

/** The library hashes a password even for an unknown address, so that both refusals take the same time. */
export async function signIn(context: Context, { password, headers, ...input }: SignIn) {
  const { auth, db, now, relay } = context;
  const attempt = { ...input, email: input.email.toLowerCase() };
  await beginPasswordAttempt(context, attempt);
  const body = { email: attempt.email, password };
  try {
    const result = await callAuth(() => auth.api.signInEmail({ body, headers, returnHeaders: true }));
    const { id } = result.response.user;
    const { network } = attempt;
    await db.transaction(async (tx) => {
      await passPasswordAttempt(context, tx, attempt);
      const device = deviceOf(headers.get('user-agent'));
      if (isNewSignIn({ network, device }, await findSignInTraces(tx, id))) {
        const data = { personId: id, network, device };
        await publish(tx, { type: 'security.signed-in', subject: id, data, at: now() });
      }
      await insertAuditEntries(
        tx,
        [{ action: 'sign-in.succeeded', actorId: id, subjectId: id, network, details: { device } }],
        now(),
      );
    });
    relay.kick();
    return result;
  } catch (error) {
    if (error instanceof InvalidCredentialsError) await recordFailure(context, attempt);
    throw error;
  }
}

async function recordFailure(context: Context, { email, network }: PasswordAttempt): Promise<void> {
  const { db, now } = context;
  const user = await findUserByEmail(db.read, email);
  const details = user ? {} : { account: accountPseudonym(context, email) };
  const entry = { action: 'sign-in.failed', subjectId: user?.id ?? null, network, details } as const;
  await db.transaction((tx) => insertAuditEntries(tx, [entry], now()));
}
