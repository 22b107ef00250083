import type { AttendanceStatus } from '../domain/attendance.ts';
import type { Answer, MeetingStatus } from '../domain/meeting.ts';

/** Instants are UTC text, booleans 0 or 1. */
export interface MeetingTables {
  meeting_series: { id: string; group_id: string; every_weeks: number; until_on: string };
  meetings: MeetingRow;
  meeting_answers: MeetingAnswerRow;
  attendances: AttendanceRow;
}

export interface MeetingRow {
  id: string;
  group_id: string;
  series_id: string | null;
  occurs_on: string;
  /** Local date and time. */
  occurs_at: string | null;
  title: string;
  start_at: string;
  end_at: string;
  time_zone: string;
  place: string | null;
  link: string | null;
  capacity: number | null;
  status: MeetingStatus;
  reason: string | null;
  organizer_id: string;
  version: number;
  revision: number;
  created_at: string;
  changed_at: string;
}

export interface MeetingAnswerRow {
  meeting_id: string;
  person_id: string;
  person_name: string;
  answer: Answer;
  tentative: number;
  answered_at: string;
}

export interface AttendanceRow {
  id: string;
  meeting_id: string;
  person_id: string;
  person_name: string;
  title: string;
  place: string | null;
  link: string | null;
  start_at: string;
  end_at: string;
  tentative: number;
  status: AttendanceStatus;
  ledger_version: number;
  due_at: string | null;
  revision: number;
}
