import type { OwnTables } from '@studyhall/db';
import type { AuditAction } from '../domain/audit.ts';
import type { Role } from '../domain/role.ts';

export interface Tables extends OwnTables {
  users: UserRow;
  sign_in_sessions: SessionRow;
  credentials: CredentialRow;
  verifications: VerificationRow;
  signing_keys: SigningKeyRow;
  user_roles: { user_id: string; role: Role; granted_at: string };
  user_terms: { term: string; user_id: string };
  audit_entries: AuditRow;
  attempts: { subject: string; count: number; window_ends_at: string };
  erasures: ErasureRow;
}

export interface UserRow {
  id: string;
  name: string;
  email: string;
  /** 0 or 1. */
  email_verified: number;
  image: string | null;
  created_at: string;
  updated_at: string;
}

export interface SessionRow {
  id: string;
  user_id: string;
  token: string;
  expires_at: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: string;
  updated_at: string;
}

export interface CredentialRow {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  created_at: string;
  updated_at: string;
}

export interface VerificationRow {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
}

export interface SigningKeyRow {
  id: string;
  public_key: string;
  private_key: string;
  created_at: string;
  expires_at: string | null;
  alg: string | null;
  crv: string | null;
}

export interface AuditRow {
  id: string;
  happened_at: string;
  action: AuditAction;
  actor_id: string | null;
  subject_id: string | null;
  network: string | null;
  /** JSON object. */
  details: string;
}

export interface ErasureRow {
  person_id: string;
  requested_at: string;
  next_attempt_at: string;
  attempts: number;
  confirmed_at: string | null;
}
