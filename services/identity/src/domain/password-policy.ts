import { dictionary } from '@zxcvbn-ts/language-common';

export const minPasswordLength = 10;
/** Bounds the work of hashing; long enough for any passphrase or password manager. */
export const maxPasswordLength = 128;

export type PasswordProblem = 'common' | 'monotonous' | 'personal';

const sentences: Readonly<Record<PasswordProblem, string>> = {
  common: 'is on the list of commonly used passwords; choose another, such as a few unrelated words',
  monotonous: 'repeats very few characters; choose another, such as a few unrelated words',
  personal: 'is little more than your name or e-mail address; choose one that does not contain them',
};

const fewestDistinctCharacters = 5;
/** Shorter parts of a name occur in too many good passwords. */
const shortestPersonalPart = 4;
/** Letters and digits that a password must have besides the owner's name or address. */
const fewestOtherCharacters = 6;

/** Shorter entries of the list are refused by their length already. */
const commonPasswords = new Set(
  dictionary['passwords-common'].filter((password) => password.length >= minPasswordLength),
);

/** Why a password of a permitted length is refused nevertheless; null when it is not. */
export function findPasswordProblem(
  password: string,
  owner: { readonly name: string; readonly email: string } | null,
): PasswordProblem | null {
  const folded = fold(password);
  if (commonPasswords.has(password.toLowerCase()) || commonPasswords.has(folded)) return 'common';
  if (new Set(password.toLowerCase()).size < fewestDistinctCharacters) return 'monotonous';
  if (owner === null) return null;
  const [localPart = ''] = owner.email.split('@');
  const parts = [fold(localPart), fold(owner.name)].filter((part) => part.length >= shortestPersonalPart);
  const others = parts.map((part) => folded.replaceAll(part, '').length);
  return others.some((length) => length < folded.length && length < fewestOtherCharacters)
    ? 'personal'
    : null;
}

/** What to tell the person, after the field's name. */
export function describePasswordProblem(problem: PasswordProblem): string {
  return sentences[problem];
}

/** Letters and digits in lower case, so that spaces and punctuation hide nothing. */
function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
