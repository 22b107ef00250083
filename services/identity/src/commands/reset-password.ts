import { publish } from '@studyhall/events';
import { callAuth } from '../auth/auth-call.ts';
import type { Context } from '../context.ts';
import { insertAuditEntries } from '../data/audit-repository.ts';
import { findUser, findUserByEmail } from '../data/user-repository.ts';
import { InvalidTokenError } from '../errors.ts';
import { assertAcceptablePassword } from './assert-password.ts';
import { openAccount } from './guard-password.ts';

/** Sends a reset link where there is an account. Takes its time: nobody's answer should wait for it. */
export async function requestPasswordReset(
  { auth, db, now }: Context,
  { email, network }: { email: string; network: string },
): Promise<void> {
  const user = await findUserByEmail(db.read, email);
  if (user === null) return;
  await callAuth(() => auth.api.requestPasswordReset({ body: { email } }));
  const entry = { action: 'password.reset-requested', subjectId: user.id, network } as const;
  await db.transaction((tx) => insertAuditEntries(tx, [entry], now()));
}

interface PasswordReset {
  readonly token: string;
  readonly newPassword: string;
  readonly network: string;
}

/** A token works once; every session of the person ends. Throws InvalidTokenError. */
export async function resetPassword(
  context: Context,
  { token, newPassword, network }: PasswordReset,
): Promise<void> {
  const { auth, db, now, relay } = context;
  const { internalAdapter } = await auth.$context;
  const stored = await callAuth(() => internalAdapter.findVerificationValue(`reset-password:${token}`));
  const owner = stored && (await findUser(db.read, stored.value));
  if (!owner) throw new InvalidTokenError();
  assertAcceptablePassword({ password: newPassword, owner, path: '/newPassword' });
  await callAuth(() => auth.api.resetPassword({ body: { token, newPassword } }));
  const entry = { action: 'password.reset', actorId: owner.id, subjectId: owner.id, network } as const;
  await db.transaction(async (tx) => {
    await openAccount(context, tx, owner.email);
    await insertAuditEntries(tx, [entry], now());
    const data = { personId: owner.id, how: 'reset' } as const;
    await publish(tx, { type: 'security.password-changed', subject: owner.id, data, at: now() });
  });
  relay.kick();
}
