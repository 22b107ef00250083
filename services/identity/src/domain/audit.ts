/** What the audit log records. */
export const auditActions = [
  'account.created',
  'account.imported',
  'account.exported',
  'account.erasure-requested',
  'account.erased',
  'sign-in.succeeded',
  'sign-in.failed',
  'sign-in.blocked',
  'sign-out',
  'session.ended',
  'password.changed',
  'password.reset-requested',
  'password.reset',
  'email.verified',
  'roles.changed',
  'roles.change-refused',
  'tutor.approved',
  'tutor.suspended',
] as const;
export type AuditAction = (typeof auditActions)[number];

/**
 * The network of a client's address: enough to see a pattern, too little to point at a person. IPv4 keeps three
 * of its four bytes, IPv6 the first 48 bits.
 */
export function networkOf(address: string): string {
  const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address);
  if (mapped) return `${mapped[1]}.0`;
  const [head = '', tail] = address.split('::');
  const leading = head === '' ? [] : head.split(':');
  const trailing = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - leading.length - trailing.length);
  const groups = [...leading, ...Array<string>(zeros).fill('0'), ...trailing];
  return `${groups.slice(0, 3).join(':')}::`;
}
