import type { GroupStatus, JoinPolicy, Rule } from '../domain/group.ts';
import type { MembershipStatus, Role } from '../domain/membership.ts';

export interface GroupTables {
  study_groups: GroupRow;
  search_terms: { term: string; group_id: string };
  memberships: MembershipRow;
}

export interface GroupRow {
  id: string;
  name: string;
  course_key: string | null;
  course_code: string | null;
  course_title: string | null;
  topic: string | null;
  description: string;
  join_policy: JoinPolicy;
  capacity: number;
  time_zone: string;
  post_rule: Rule;
  invite_rule: Rule;
  schedule_rule: Rule;
  offer_hours: number;
  status: GroupStatus;
  active_count: number;
  offered_count: number;
  waiting_count: number;
  last_place: number;
  last_post: number;
  listed: number;
  has_room: number;
  line_due_at: string | null;
  revision: number;
  created_at: string;
  updated_at: string;
}

export interface MembershipRow {
  group_id: string;
  person_id: string;
  person_name: string;
  role: Role;
  status: MembershipStatus;
  place: number | null;
  offer_expires_at: string | null;
  since: string;
  read_post: number;
}
