import { fromDatabaseInstant } from '@studyhall/db';
import type { JWK } from 'jose';
import type { AuditRow, SessionRow, UserRow } from './data/tables.ts';
import type { Role } from './domain/role.ts';
import type { AuditEntry, ListedAuditEntry } from './routes/audit.schema.ts';
import type { SignedInUser } from './routes/authentication.schema.ts';
import type { SignInSession } from './routes/sessions.schema.ts';
import type { User } from './routes/users.schema.ts';

export function presentUser(row: UserRow, roles: readonly Role[]): User {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    emailVerified: row.email_verified === 1,
    roles: [...roles],
    createdAt: presentInstant(row.created_at),
  };
}

/** Without the token: whoever reads the list could take over every session on it. */
export function presentSession(row: SessionRow, currentId: string | null): SignInSession {
  return {
    id: row.id,
    current: row.id === currentId,
    createdAt: presentInstant(row.created_at),
    expiresAt: presentInstant(row.expires_at),
    ipAddress: row.ip_address || null,
    userAgent: row.user_agent || null,
  };
}

export function presentAuditEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: presentInstant(row.happened_at),
    action: row.action,
    actorId: row.actor_id,
    subjectId: row.subject_id,
    network: row.network,
    // A column that only this service writes, always as a JSON object.
    details: JSON.parse(row.details) as Record<string, unknown>,
  };
}

/** `names` are those of the people who have an account, by id. */
export function presentListedAuditEntry(row: AuditRow, names: ReadonlyMap<string, string>): ListedAuditEntry {
  return {
    ...presentAuditEntry(row),
    actorName: names.get(row.actor_id ?? '') ?? null,
    subjectName: names.get(row.subject_id ?? '') ?? null,
  };
}

interface LibraryUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A user as the sign-in library describes it. */
export function presentSignedInUser(user: LibraryUser): SignedInUser {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    emailVerified: user.emailVerified,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
  };
}

/** The public half of a signing key; Ed25519 keys have all of these. */
export function presentKey({ kid = '', kty = '', crv = '', alg = '', x = '' }: JWK) {
  return { kid, kty, crv, alg, x };
}

function presentInstant(stored: string): string {
  return new Date(fromDatabaseInstant(stored)).toISOString();
}
