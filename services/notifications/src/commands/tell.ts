import { newId, toDatabaseInstant } from '@studyhall/db';
import type { Logger } from '@studyhall/http';
import { count, currentSpan } from '@studyhall/telemetry';
import type { Instant } from '@studyhall/time';
import { insertDeliveries } from '../data/delivery-repository.ts';
import { findRepeated, insertNotifications, updateNotification } from '../data/notification-repository.ts';
import { ensurePeople } from '../data/person-repository.ts';
import { findBrowsers } from '../data/push-repository.ts';
import { takePositions } from '../data/stream-repository.ts';
import type { DeliveryRow, NotificationRow, PersonRow, Writer } from '../data/tables.ts';
import { type Notice, type Ways, waysOf } from '../domain/notice.ts';
import { wishesOf } from '../wishes.ts';

export interface Telling {
  readonly now: Instant;
  readonly log: Logger;
}

interface Recipient {
  readonly person: PersonRow;
  readonly ways: Ways;
}

interface Told {
  readonly notice: Notice;
  readonly recipients: readonly Recipient[];
}

/** Stores what each recipient gets over each channel. The caller holds the stream's lock. */
export async function tell(tx: Writer, notices: readonly Notice[], { now, log }: Telling): Promise<void> {
  const people = await ensurePeople(
    tx,
    notices.flatMap(({ to }) => to),
  );
  const byId = new Map(people.map((person) => [person.person_id, person]));
  const told = notices.map((notice) => {
    const addressed = [...new Set(notice.to)].flatMap((id) => byId.get(id) ?? []);
    const erased = addressed.filter((person) => person.erased_at !== null);
    if (erased.length > 0) {
      const ids = erased.map((person) => person.person_id);
      log.info({ kind: notice.kind, people: ids }, 'not told: erased meanwhile');
      count('studyhall.events.odd', { oddity: 'for-the-erased' }, erased.length);
    }
    const recipients = addressed
      .filter((person) => person.erased_at === null)
      .map((person) => ({ person, ways: waysOf(notice, wishesOf(person), now) }));
    return { notice, recipients };
  });
  await fillInboxes(tx, told, now);
  await insertDeliveries(tx, await toDeliveries(tx, told, now));
}

async function fillInboxes(tx: Writer, told: readonly Told[], now: Instant): Promise<void> {
  const inboxes = told.map(({ notice, recipients }) => ({
    notice,
    people: recipients.filter(({ ways }) => ways.inbox).map(({ person }) => person.person_id),
  }));
  const entries = inboxes.reduce((sum, { people }) => sum + people.length, 0);
  if (entries === 0) return;
  let position = await takePositions(tx, entries);
  for (const { notice, people } of inboxes) {
    await fillInbox(tx, notice, { people, position, now });
    position += people.length;
  }
}

interface Filling {
  readonly people: readonly string[];
  /** Of the first of them; the others' follow. */
  readonly position: number;
  readonly now: Instant;
}

async function fillInbox(tx: Writer, notice: Notice, filling: Filling): Promise<void> {
  const { kind, link, groupKey } = notice;
  const { people, position: first, now } = filling;
  const at = toDatabaseInstant(now);
  const params = JSON.stringify(notice.params);
  const repeated =
    groupKey === undefined ? new Map<string, NotificationRow>() : await findRepeated(tx, groupKey, people);
  const fresh: NotificationRow[] = [];
  for (const [index, person_id] of people.entries()) {
    const position = first + index;
    const before = repeated.get(person_id);
    const changes = { params, link, times: (before?.times ?? 0) + 1, position, changed_at: at };
    if (before) await updateNotification(tx, before.id, changes);
    else {
      fresh.push({
        id: newId(),
        person_id,
        kind,
        group_key: groupKey ?? null,
        created_at: at,
        read_at: null,
        ...changes,
      });
    }
  }
  await insertNotifications(tx, fresh);
}

async function toDeliveries(tx: Writer, told: readonly Told[], now: Instant): Promise<DeliveryRow[]> {
  const ways = told.flatMap(({ notice, recipients }) => recipients.map((one) => ({ notice, ...one })));
  const pushed = ways.filter(({ ways: { pushAt } }) => pushAt !== null).map(({ person }) => person.person_id);
  const browsers = await findBrowsers(tx, [...new Set(pushed)]);
  return ways.flatMap(({ notice, person: { person_id }, ways: { emailAt, pushAt } }) => [
    ...(emailAt === null ? [] : [newDelivery(notice, { channel: 'email', person_id, dueAt: emailAt, now })]),
    ...(pushAt === null
      ? []
      : (browsers.get(person_id) ?? []).map((subscription_id) =>
          newDelivery(notice, { channel: 'push', person_id, subscription_id, dueAt: pushAt, now }),
        )),
  ]);
}

type Destination = Pick<DeliveryRow, 'channel'> &
  Partial<Pick<DeliveryRow, 'person_id' | 'address' | 'subscription_id'>> & {
    readonly dueAt: Instant;
    readonly now: Instant;
  };

export function newDelivery(notice: Omit<Notice, 'to'>, destination: Destination): DeliveryRow {
  const { kind, params, link, entry, usefulUntil } = notice;
  const { channel, person_id = null, address = null, subscription_id = null, dueAt, now } = destination;
  return {
    id: newId(),
    channel,
    person_id,
    address,
    kind,
    params: JSON.stringify(params),
    link,
    entry: entry && channel === 'email' ? JSON.stringify(entry) : null,
    status: 'waiting',
    mail_id: null,
    due_at: toDatabaseInstant(dueAt),
    useful_until: usefulUntil === undefined ? null : toDatabaseInstant(usefulUntil),
    attempts: 0,
    claimed_by: null,
    claimed_until: null,
    problem: null,
    created_at: toDatabaseInstant(now),
    finished_at: null,
    subscription_id,
    traceparent: currentSpan()?.traceparent ?? null,
  };
}
