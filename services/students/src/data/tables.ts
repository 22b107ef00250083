import type { OwnTables } from '@studyhall/db';

export interface Tables extends OwnTables {
  courses: CourseRow;
  course_terms: { term: string; course_code: string };
  terms: TermRow;
  profiles: ProfileRow;
  enrolments: { person_id: string; course_code: string; enrolled_at: string };
  participation: ParticipationRow;
}

export interface CourseRow {
  code: string;
  title: string;
  department: string | null;
  folded_code: string;
  updated_at: string;
}

export interface TermRow {
  code: string;
  name: string;
  starts_on: string;
  ends_on: string;
  /** JSON array of dates. */
  holidays: string;
  updated_at: string;
}

export interface ProfileRow {
  person_id: string;
  display_name: string;
  programme: string | null;
  year: number | null;
  time_zone: string | null;
  /** JSON array of language tags. */
  languages: string;
  bio: string;
  updated_at: string;
}

export interface ParticipationRow {
  person_id: string;
  kind: 'session' | 'group';
  ref_id: string;
  role: string;
  title: string;
  status: string;
  start_at: string | null;
  end_at: string | null;
  changed_at: string;
}
