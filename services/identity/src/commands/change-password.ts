import { toDatabaseInstant } from '@studyhall/db';
import { publish } from '@studyhall/events';
import type { Context } from '../context.ts';
import { insertAuditEntries } from '../data/audit-repository.ts';
import { updatePasswordHash } from '../data/credential-repository.ts';
import { deleteOtherSessions } from '../data/session-repository.ts';
import { WrongPasswordError } from '../errors.ts';
import { assertAcceptablePassword } from './assert-password.ts';
import { passPasswordAttempt } from './guard-password.ts';
import { verifyOwnPassword } from './verify-own-password.ts';

interface PasswordChange {
  readonly owner: { readonly id: string; readonly name: string; readonly email: string };
  readonly sessionId: string;
  readonly currentPassword: string;
  readonly newPassword: string;
  /** Default true. */
  readonly revokeOtherSessions?: boolean;
  readonly clientAddress: string;
  readonly network: string;
}

/** Answers how many other sessions it ended. */
export async function changePassword(context: Context, change: PasswordChange): Promise<number> {
  const { db, now, passwords, relay } = context;
  const { owner, sessionId, network, revokeOtherSessions = true } = change;
  assertAcceptablePassword({ password: change.newPassword, owner, path: '/newPassword' });
  const attempt = { email: owner.email, clientAddress: change.clientAddress, network };
  const from = await verifyOwnPassword(context, owner.id, change.currentPassword, attempt);
  const to = await passwords.hash(change.newPassword);
  const sessionsEnded = await db.transaction(async (tx) => {
    const at = toDatabaseInstant(now());
    const replaced = await updatePasswordHash(tx, { userId: owner.id, from, to, at });
    if (!replaced) throw new WrongPasswordError();
    await passPasswordAttempt(context, tx, attempt);
    const ended = revokeOtherSessions
      ? await deleteOtherSessions(tx, { userId: owner.id, keptId: sessionId })
      : 0;
    const details = { sessionsEnded: ended };
    const entry = {
      action: 'password.changed',
      actorId: owner.id,
      subjectId: owner.id,
      network,
      details,
    } as const;
    await insertAuditEntries(tx, [entry], now());
    const data = { personId: owner.id, how: 'change' } as const;
    await publish(tx, { type: 'security.password-changed', subject: owner.id, data, at: now() });
    return ended;
  });
  relay.kick();
  return sessionsEnded;
}
