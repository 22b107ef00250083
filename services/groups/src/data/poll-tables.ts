import type { Decision, ResultRule, VoteAnswer } from '../domain/poll.ts';

export interface PollTables {
  polls: PollRow;
  poll_options: { poll_id: string; start_at: string };
  poll_required: { poll_id: string; person_id: string };
  poll_votes: PollVoteRow;
}

export interface PollRow {
  id: string;
  group_id: string;
  title: string;
  minutes: number;
  place: string | null;
  link: string | null;
  closes_at: string;
  results: ResultRule;
  status: 'open' | 'closed';
  start_at: string | null;
  decided_by: Decision | null;
  meeting_id: string | null;
  organizer_id: string;
  due_at: string | null;
  revision: number;
  created_at: string;
}

export interface PollVoteRow {
  poll_id: string;
  person_id: string;
  start_at: string;
  person_name: string;
  answer: VoteAnswer;
}
