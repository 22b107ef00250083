import type { InvitationStatus } from '../domain/invitation.ts';

export interface InvitationTables {
  invitations: InvitationRow;
}

export interface InvitationRow {
  id: string;
  group_id: string;
  person_id: string | null;
  email: string | null;
  status: InvitationStatus;
  invited_by: string;
  invited_by_name: string;
  created_at: string;
  expires_at: string;
  settled_at: string | null;
  settled_by: string | null;
}
