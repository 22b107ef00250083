import { isUniqueViolation, newId } from '@studyhall/db';
import type { FirstAdmin } from '../config.ts';
import type { Context } from '../context.ts';
import { findRoles, hasAdmin } from '../data/role-repository.ts';
import { findUserByEmail } from '../data/user-repository.ts';
import { describePasswordProblem, findPasswordProblem } from '../domain/password-policy.ts';
import { AdminAddressTakenError } from '../errors.ts';
import { storePeople } from './store-people.ts';

const name = 'Administrator';

/**
 * Makes the admin of the settings where there is no admin at all; otherwise does nothing. Safe in several
 * processes at once. Throws AdminAddressTakenError when somebody who is no admin has the address: who that is
 * must not be left to chance.
 */
export async function createFirstAdmin(context: Context, { email, password }: FirstAdmin): Promise<void> {
  const { db, now, passwords, log } = context;
  if (await hasAdmin(db.read)) return;
  const problem = findPasswordProblem(password, { name, email });
  if (problem) log.warn(`ADMIN_PASSWORD ${describePasswordProblem(problem)}`);
  const passwordHash = await passwords.hash(password);
  try {
    await db.transaction((tx) =>
      storePeople(tx, [{ id: newId(), name, email, roles: ['admin'], passwordHash }], now()),
    );
    log.info('the first admin was made from the settings');
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const user = await findUserByEmail(db.read, email);
    const roles = user ? await findRoles(db.read, user.id) : [];
    if (!roles.includes('admin')) throw new AdminAddressTakenError();
  }
}
