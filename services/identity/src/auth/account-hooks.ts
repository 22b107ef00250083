import { newId } from '@studyhall/db';
import { countAttempts } from '../commands/count-attempts.ts';
import { registerUsers } from '../commands/register-users.ts';
import type { Context } from '../context.ts';
import { insertAuditEntries } from '../data/audit-repository.ts';
import { findUserByEmail } from '../data/user-repository.ts';
import { mailLimit } from '../domain/sign-in-limits.ts';
import { existingAccountMail, type Letter, passwordResetMail, verificationMail } from '../mail/messages.ts';
import type { AuthOptions } from './auth.ts';
import { currentCall } from './auth-call.ts';

type HookContext = Pick<
  Context,
  'config' | 'db' | 'now' | 'log' | 'mailer' | 'background' | 'pseudonymize' | 'relay'
>;

type AccountHooks = Pick<
  AuthOptions,
  'onUserCreated' | 'onExistingEmail' | 'onEmailVerified' | 'sendVerification' | 'sendPasswordReset'
>;

/** What happens on our side when something happens to an account in the sign-in library. */
export function createAccountHooks(context: HookContext): AccountHooks {
  const { config, db, now, background } = context;
  const { publicUrl } = config;
  return {
    onUserCreated: (tx, user) => {
      const { network, device } = currentCall();
      return registerUsers(tx, [{ user, roles: ['student'] }], {
        action: 'account.created',
        network,
        device,
      });
    },
    onExistingEmail: (email) =>
      background.run('mail to the owner of an address', async () => {
        const owner = await findUserByEmail(db.read, email);
        if (owner) await sendLimited(context, existingAccountMail(owner, publicUrl));
      }),
    onEmailVerified: ({ id }) => {
      const entry = { action: 'email.verified', actorId: id, subjectId: id } as const;
      return db.transaction((tx) => insertAuditEntries(tx, [entry], now()));
    },
    sendVerification: (user, token) =>
      background.run('verification mail', () => {
        const url = `${publicUrl}/api/auth/verify-email?token=${token}`;
        return sendLimited(context, verificationMail(user, url));
      }),
    sendPasswordReset: (user, token) =>
      background.run('password reset mail', () => {
        const url = `${publicUrl}/reset-password?token=${token}`;
        return sendLimited(context, passwordResetMail(user, url));
      }),
  };
}

/** Anybody can cause these mails: nobody's mailbox is flooded through us. */
async function sendLimited(context: HookContext, mail: Letter): Promise<void> {
  const subject = context.pseudonymize('mail', mail.to);
  const [counted] = await countAttempts(context, [{ subject, limit: mailLimit }]);
  if (counted && counted.count > mailLimit.max) {
    context.log.warn({ subject: mail.subject }, 'mail not sent: too many to one address');
    return;
  }
  await context.mailer.send({ id: newId(), ...mail });
}
