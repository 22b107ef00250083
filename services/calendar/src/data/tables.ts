import type { OwnTables } from '@studyhall/db';
import type { Kysely, Transaction } from 'kysely';
import type { CommitmentKind, ReservationKind } from '../domain/commitment.ts';
import type { Audience } from '../domain/sharing.ts';

export interface Tables extends OwnTables {
  people: { person_id: string; revision: number };
  reservations: ReservationRow;
  commitments: CommitmentRow;
  tentative_entries: TentativeEntryRow;
  timetables: { person_id: string; time_zone: string };
  timetable_classes: TimetableClassRow;
  sharing: { person_id: string; free_busy: Audience; name_when_missing: number };
  profile_zones: { person_id: string; time_zone: string };
}

export interface ReservationRow {
  ref: string;
  status: 'active' | 'released';
  version: number;
  start_at: string | null;
  end_at: string | null;
  fingerprint: string | null;
  tentative: number;
}

export interface CommitmentRow {
  person_id: string;
  start_at: string;
  end_at: string;
  kind: CommitmentKind;
  title: string;
  ref: string | null;
}

export interface TentativeEntryRow extends CommitmentRow {
  kind: ReservationKind;
  ref: string;
}

export interface TimetableClassRow {
  person_id: string;
  position: number;
  title: string;
  weekday: number;
  from_time: string;
  to_time: string;
  starts_on: string;
  ends_on: string;
  /** JSON array of dates. */
  except_on: string;
}

export type Reader = Kysely<Tables> | Transaction<Tables>;
export type Writer = Transaction<Tables>;
