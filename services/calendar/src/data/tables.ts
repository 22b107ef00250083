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
  imports: ImportRow;
  imported_times: ImportedTimeRow;
  subscriptions: { person_id: string; secret_hash: string; created_at: string };
  cancellations: CancellationRow;
}

export interface ReservationRow {
  ref: string;
  status: 'active' | 'released';
  version: number;
  start_at: string | null;
  end_at: string | null;
  fingerprint: string | null;
  tentative: number;
  place: string | null;
  link: string | null;
  /** Of an occurrence of a series, all three. */
  series_id: string | null;
  /** Local date and time. */
  occurs_at: string | null;
  series_zone: string | null;
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

export interface ImportRow {
  import_id: string;
  person_id: string;
  name: string;
  url: string | null;
  url_hash: string | null;
  content: string;
  fingerprint: string;
  etag: string | null;
  last_modified: string | null;
  created_at: string;
  read_at: string;
  laid_out_at: string;
  failing_since: string | null;
  failure: string | null;
  failures: number;
  due_at: string;
}

export interface ImportedTimeRow {
  person_id: string;
  start_at: string;
  end_at: string;
  ref: string;
  title: string;
  import_id: string;
}

export interface CancellationRow extends CommitmentRow {
  kind: ReservationKind;
  ref: string;
  version: number;
  cancelled_at: string;
}

export type Reader = Kysely<Tables> | Transaction<Tables>;
export type Writer = Transaction<Tables>;
