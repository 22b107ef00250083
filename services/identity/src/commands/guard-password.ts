import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { deleteAttempts, uncountAttempts } from '../data/attempt-repository.ts';
import { insertAuditEntries } from '../data/audit-repository.ts';
import type { Tables } from '../data/tables.ts';
import { isFirstBlocked, secondsUntilAllowed, signInLimits } from '../domain/sign-in-limits.ts';
import { TooManyAttemptsError } from '../errors.ts';
import { countAttempts } from './count-attempts.ts';

export interface PasswordAttempt {
  /** In lower case. */
  readonly email: string;
  readonly clientAddress: string;
  readonly network: string;
}

type GuardContext = Pick<Context, 'config' | 'db' | 'now' | 'pseudonymize'>;

/** Counts an attempt to give a password; throws TooManyAttemptsError where there were too many failures. */
export async function beginPasswordAttempt(context: GuardContext, attempt: PasswordAttempt): Promise<void> {
  if (!context.config.rateLimit) return;
  const subjects = subjectsOf(context, attempt);
  const counts = await countAttempts(context, [
    { subject: subjects.client, limit: signInLimits.client },
    { subject: subjects.clientOnAccount, limit: signInLimits.clientOnAccount },
    { subject: subjects.account, limit: signInLimits.account },
  ]);
  const wait = secondsUntilAllowed(counts, context.now());
  if (wait === null) return;
  if (isFirstBlocked(counts)) await recordBlocked(context, attempt);
  throw new TooManyAttemptsError(wait);
}

/** The password was right: the attempt no longer counts, and the client's failures on the account are forgiven. */
export async function passPasswordAttempt(
  context: GuardContext,
  tx: Transaction<Tables>,
  attempt: PasswordAttempt,
): Promise<void> {
  if (!context.config.rateLimit) return;
  const { client, clientOnAccount, account } = subjectsOf(context, attempt);
  await uncountAttempts(tx, [client, account]);
  await deleteAttempts(tx, [clientOnAccount]);
}

/** After a password reset: whoever can read the account's mail need not wait. */
export async function openAccount(
  { pseudonymize }: GuardContext,
  tx: Transaction<Tables>,
  email: string,
): Promise<void> {
  await deleteAttempts(tx, [pseudonymize('account', email)]);
}

/** Stands for an address in the audit log: the same for the same address, and not to be guessed. */
export function accountPseudonym({ pseudonymize }: Pick<Context, 'pseudonymize'>, email: string): string {
  return pseudonymize('account', email).slice(0, 16);
}

function subjectsOf({ pseudonymize }: GuardContext, { email, clientAddress }: PasswordAttempt) {
  return {
    client: pseudonymize('client', clientAddress),
    clientOnAccount: pseudonymize('client on account', `${clientAddress} ${email}`),
    account: pseudonymize('account', email),
  };
}

async function recordBlocked(context: GuardContext, { email, network }: PasswordAttempt): Promise<void> {
  const details = { account: accountPseudonym(context, email) };
  await context.db.transaction((tx) =>
    insertAuditEntries(tx, [{ action: 'sign-in.blocked', network, details }], context.now()),
  );
}
