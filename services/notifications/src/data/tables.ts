import type { OwnTables, Transaction } from '@studyhall/db';

export interface Tables extends OwnTables {
  stream_position: { id: number; position: number };
  people: PersonRow;
  notifications: NotificationRow;
  deliveries: DeliveryRow;
  blocked_addresses: { address_hash: string; blocked_at: string };
  push_subscriptions: PushSubscriptionRow;
  push_keys: { id: number; public_key: string; private_key: string };
  occasions: OccasionRow;
  reminders: ReminderRow;
}

export type Writer = Transaction<Tables>;

export interface PersonRow {
  person_id: string;
  /** Null of somebody who was heard of, but not from identity yet; and of somebody erased. */
  name: string | null;
  email: string | null;
  is_coordinator: number;
  profile_zone: string | null;
  time_zone: string | null;
  language: string;
  quiet_from: string | null;
  quiet_to: string | null;
  /** JSON: ChosenChannels. */
  channels: string;
  signal_position: number;
  mail_problem: string | null;
  mail_problem_at: string | null;
  erased_at: string | null;
}

export interface NotificationRow {
  id: string;
  person_id: string;
  kind: string;
  /** JSON: Params. */
  params: string;
  link: string;
  group_key: string | null;
  times: number;
  position: number;
  created_at: string;
  changed_at: string;
  read_at: string | null;
}

export type DeliveryStatus =
  | 'waiting'
  | 'claimed'
  | 'handed-over'
  | 'sent'
  | 'refused'
  | 'failed'
  | 'unconfirmed'
  | 'dropped';

export interface DeliveryRow {
  id: string;
  channel: 'email' | 'push';
  person_id: string | null;
  address: string | null;
  kind: string;
  /** JSON: Params. */
  params: string;
  link: string;
  /** JSON: CalendarEntry. */
  entry: string | null;
  status: DeliveryStatus;
  mail_id: string | null;
  due_at: string;
  useful_until: string | null;
  attempts: number;
  claimed_by: string | null;
  claimed_until: string | null;
  problem: string | null;
  created_at: string;
  finished_at: string | null;
  /** Of a push: the browser. */
  subscription_id: string | null;
  /** W3C: the trace of what it tells of. */
  traceparent: string | null;
}

export interface PushSubscriptionRow {
  id: string;
  person_id: string;
  endpoint_hash: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  created_at: string;
  user_agent: string | null;
  /** What its push service said when it refused a message for good. */
  problem: string | null;
  problem_at: string | null;
}

export interface OccasionRow {
  id: string;
  kind: 'session' | 'meeting' | 'poll';
  group_id: string | null;
  series_id: string | null;
  /** Of an occurrence of a series: the local date and time that the rule gives it, in time_zone. */
  occurs_at: string | null;
  time_zone: string | null;
  start_at: string;
  end_at: string;
  sequence: number;
  is_invited: number;
  is_closed: number;
  /** JSON: Params. */
  params: string;
  link: string;
}

export interface ReminderRow {
  occasion_id: string;
  person_id: string;
  kind: string;
  /** JSON: Params. */
  params: string;
  due_at: string;
  useful_until: string;
}
