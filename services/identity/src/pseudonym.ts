import { createHmac } from 'node:crypto';

/** A keyed hash in hexadecimal: the same text gives the same one, and nobody without the secret can guess it. */
export type Pseudonymize = (kind: string, text: string) => string;

export function createPseudonymize(secret: string): Pseudonymize {
  return (kind, text) => createHmac('sha256', secret).update(`pseudonym\0${kind}\0${text}`).digest('hex');
}
