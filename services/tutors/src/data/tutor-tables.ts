import type { TutorStatus } from '../domain/tutor.ts';

/** The tables of tutors and of searching them. Instants are UTC text, booleans 0 or 1, lists and hours JSON. */
export interface TutorTables {
  tutors: TutorRow;
  search_terms: { tutor_id: string; term: string; by_rating: string };
  search_soonest: { tutor_id: string; term: string; by_soonest: string };
  free_times: FreeTimeRow;
}

export interface TutorRow {
  id: string;
  name: string;
  status: TutorStatus;
  headline: string;
  bio: string;
  courses: string;
  languages: string;
  modes: string;
  place: string | null;
  link: string | null;
  session_minutes: string;
  buffer_minutes: number;
  min_notice_minutes: number;
  max_advance_days: number;
  max_per_week: number;
  instant_booking: number;
  hours: string | null;
  revision: number;
  rating_mean: number;
  rating_count: number;
  search_tie: string;
  applied_at: string;
  decided_at: string | null;
  decided_by: string | null;
  decision_reason: string | null;
  updated_at: string;
}

export interface FreeTimeRow {
  tutor_id: string;
  next_free: string | null;
  from_at: string;
  free_hours: string;
  due_at: string;
  changes: number;
}
