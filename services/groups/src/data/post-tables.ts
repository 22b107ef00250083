export interface PostTables {
  posts: PostRow;
  post_versions: { post_id: string; version: number; body: string; written_at: string };
  post_reports: ReportRow;
}

export interface PostRow {
  id: string;
  group_id: string;
  parent_id: string | null;
  number: number;
  author_id: string;
  author_name: string;
  body: string;
  /** JSON array of {id, name}. */
  mentions: string;
  version: number;
  reply_count: number;
  pinned_at: string | null;
  created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
  deleted_by: string | null;
}

export interface ReportRow {
  id: string;
  group_id: string;
  post_id: string;
  reporter_id: string;
  reporter_name: string;
  reason: string;
  status: 'open' | 'resolved';
  created_at: string;
  resolved_at: string | null;
  resolved_by: string | null;
  note: string | null;
}
