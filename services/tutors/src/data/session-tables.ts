import type { SessionMode, SessionStatus } from '../domain/session.ts';
import type { WaitlistStatus } from '../domain/waitlist.ts';

/** The tables of sessions, reviews, policy and waitlists. Instants are UTC text, booleans 0 or 1. */
export interface SessionTables {
  booking_locks: { person_id: string; revision: number };
  sessions: SessionRow;
  session_moves: SessionMoveRow;
  session_notes: { session_id: string; shared_text: string; private_text: string; changed_at: string };
  reviews: ReviewRow;
  tutoring_policy: PolicyRow;
  waitlist_entries: WaitlistEntryRow;
  waitlist_queues: WaitlistQueueRow;
}

export interface WaitlistQueueRow {
  tutor_id: string;
  due_at: string | null;
  leased_until: string | null;
  leased_by: string | null;
}

export interface SessionRow {
  id: string;
  tutor_id: string;
  student_id: string;
  tutor_name: string;
  student_name: string;
  course_code: string;
  mode: SessionMode;
  topic: string;
  start_at: string;
  end_at: string;
  minutes: number;
  status: SessionStatus;
  reason: string | null;
  answer_by: string | null;
  due_at: string | null;
  ledger_version: number;
  notice_waived: number;
  waitlist_entry_id: string | null;
  revision: number;
  created_at: string;
  changed_at: string;
}

export interface SessionMoveRow {
  session_id: string;
  tutor_id: string;
  student_id: string;
  start_at: string;
  end_at: string;
  moved_by: string;
  next_status: 'requested' | 'confirmed';
}

export interface ReviewRow {
  tutor_id: string;
  student_id: string;
  session_id: string;
  student_name: string;
  rating: number;
  comment_text: string;
  reviewed_at: string;
}

export interface PolicyRow {
  id: number;
  max_per_day: number;
  max_per_week: number;
  cancel_notice_minutes: number;
  no_shows_before_pause: number;
  time_zone: string;
}

export interface WaitlistEntryRow {
  id: string;
  tutor_id: string;
  student_id: string;
  student_name: string;
  course_code: string;
  from_at: string;
  to_at: string;
  minutes: number;
  status: WaitlistStatus;
  session_id: string | null;
  created_at: string;
}
