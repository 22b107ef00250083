import { describePasswordProblem, findPasswordProblem } from '../domain/password-policy.ts';
import { WeakPasswordError } from '../errors.ts';

interface PasswordChoice {
  readonly password: string;
  /** Null where it is not known whose it becomes. */
  readonly owner: { readonly name: string; readonly email: string } | null;
  /** JSON pointer to the field that holds it. */
  readonly path: string;
}

/** Throws WeakPasswordError. */
export function assertAcceptablePassword({ password, owner, path }: PasswordChoice): void {
  const problem = findPasswordProblem(password, owner);
  if (problem !== null) throw new WeakPasswordError(path, describePasswordProblem(problem));
}
