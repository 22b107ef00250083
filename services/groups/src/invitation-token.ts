import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureBytes = 16;

/** What proves an invitation: its id, and a signature that only this service can make. */
export function signInvitation(id: string, secret: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return `${bytes.toString('base64url')}.${signatureOf(bytes, secret).toString('base64url')}`;
}

/** The id of the invitation that a token proves; null for one that is not ours. */
export function readInvitationToken(token: string, secret: string): string | null {
  const [id = '', signature = ''] = token.split('.');
  const bytes = Buffer.from(id, 'base64url');
  const given = Buffer.from(signature, 'base64url');
  if (bytes.length !== 16 || given.length !== signatureBytes) return null;
  if (!timingSafeEqual(given, signatureOf(bytes, secret))) return null;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function signatureOf(bytes: Buffer, secret: string): Buffer {
  const hmac = createHmac('sha256', secret).update('invitation').update(bytes);
  return hmac.digest().subarray(0, signatureBytes);
}
