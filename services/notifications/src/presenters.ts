import { fromDatabaseInstant } from '@studyhall/db';
import { formatInstant } from '@studyhall/time';
import type { Undelivered } from './data/delivery-repository.ts';
import type { DeliveryRow, NotificationRow, PersonRow, PushSubscriptionRow } from './data/tables.ts';
import { channelsOf, kinds } from './domain/kind.ts';
import type { Params } from './domain/params.ts';
import { type Reader, textOf } from './domain/texts/text.ts';
import type { Notification } from './routes/notifications.schema.ts';
import type { Preferences, UndeliveredNotice } from './routes/preferences.schema.ts';
import type { Subscription } from './routes/push.schema.ts';
import { wishesOf } from './wishes.ts';

export function presentNotification(row: NotificationRow, reader: Reader): Notification {
  const { id, kind, link, times } = row;
  const { title, body } = textOf({ kind, params: parseParams(row.params), times }, reader);
  return {
    id,
    kind,
    title,
    body,
    link,
    times,
    createdAt: presentInstant(row.created_at),
    changedAt: presentInstant(row.changed_at),
    readAt: row.read_at === null ? null : presentInstant(row.read_at),
  };
}

export function presentPreferences(row: PersonRow, { mails, pushes }: Undelivered): Preferences {
  const wishes = wishesOf(row);
  const { language, timeZone, quietHours, channels } = wishes;
  return {
    language,
    timeZone,
    ownTimeZone: row.time_zone,
    quietHours: quietHours && { ...quietHours },
    kinds: Object.fromEntries(kinds.map((kind) => [kind, channelsOf(kind, channels)])),
    email: {
      address: row.email,
      problem: presentProblem(row.mail_problem, row.mail_problem_at),
      undelivered: mails.map((delivery) => presentUndelivered(delivery, wishes)),
    },
    push: { undelivered: pushes.map((delivery) => presentUndelivered(delivery, wishes)) },
  };
}

function presentProblem(message: string | null, at: string | null) {
  return message === null || at === null ? null : { at: presentInstant(at), message };
}

function presentUndelivered(row: DeliveryRow, reader: Reader): UndeliveredNotice {
  const { title } = textOf({ kind: row.kind, params: parseParams(row.params) }, reader);
  const { status, problem } = row;
  return {
    id: row.id,
    kind: row.kind,
    title,
    outcome: status === 'refused' || status === 'unconfirmed' ? status : 'failed',
    problem,
    at: presentInstant(row.finished_at ?? row.due_at),
  };
}

export function presentSubscription(row: PushSubscriptionRow): Subscription {
  const { id, endpoint, user_agent: userAgent } = row;
  const problem = presentProblem(row.problem, row.problem_at);
  return { id, endpoint, userAgent, createdAt: presentInstant(row.created_at), problem };
}

/** Columns that only this service writes. */
export function parseParams(json: string): Params {
  return JSON.parse(json) as Params;
}

export function presentInstant(stored: string): string {
  return formatInstant(fromDatabaseInstant(stored));
}
