import { hash, randomBytes } from 'node:crypto';

/** 256 bits: nobody guesses it. */
export function createSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A random secret needs no slow hash. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
