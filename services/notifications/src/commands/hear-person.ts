import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import { formatInstant, isTimeZone } from '@studyhall/time';
import { findRemindersOf } from '../data/occasion-repository.ts';
import { ensurePeople, findPerson, updatePerson } from '../data/person-repository.ts';
import type { PersonRow, Writer } from '../data/tables.ts';
import { isKind } from '../domain/kind.ts';
import { remindOfTomorrow } from '../domain/reminder.ts';
import { wishesOf } from '../wishes.ts';
import type { Hearing } from './hearing.ts';
import { tell } from './tell.ts';

const longestName = 200;

export async function hearRegistration({ tx, data }: Hearing<'person.registered'>): Promise<void> {
  const { personId, name, email, roles = [] } = data;
  await ensurePeople(tx, [personId]);
  await updatePerson(tx, personId, {
    name: name.slice(0, longestName),
    email: email.slice(0, 254),
    is_coordinator: roles.includes('coordinator') ? 1 : 0,
  });
}

export async function hearRoles({ tx, data }: Hearing<'roles.changed'>): Promise<void> {
  await ensurePeople(tx, [data.personId]);
  await updatePerson(tx, data.personId, { is_coordinator: data.roles.includes('coordinator') ? 1 : 0 });
}

export async function hearProfile({ tx, data, now }: Hearing<'profile.changed'>): Promise<void> {
  const { personId, name, timeZone } = data;
  await ensurePeople(tx, [personId]);
  await updatePerson(tx, personId, {
    name: name.slice(0, longestName),
    ...(timeZone !== undefined && isTimeZone(timeZone) && { profile_zone: timeZone }),
  });
  await moveReminders(tx, personId, now);
}

/** After a change of the person's zone, the evening before is at another time. */
export async function moveReminders(tx: Writer, personId: string, now: number): Promise<void> {
  const person: PersonRow | null = await findPerson(tx, personId);
  if (person === null || person.erased_at !== null) return;
  const { timeZone } = wishesOf(person);
  for (const row of await findRemindersOf(tx, personId, ['session.tomorrow', 'meeting.tomorrow'])) {
    if (!isKind(row.kind)) continue;
    const times = {
      start: fromDatabaseInstant(row.start_at),
      end: fromDatabaseInstant(row.end_at),
      timeZone,
      now,
    };
    const [moved] = remindOfTomorrow(row.kind, times);
    const own = tx
      .updateTable('reminders')
      .where('occasion_id', '=', row.occasion_id)
      .where('person_id', '=', personId)
      .where('kind', '=', row.kind);
    const dueAt = moved && toDatabaseInstant(moved.dueAt);
    // Past already where the person is now: it comes at once, or not at all where tomorrow has begun.
    await own
      .set(
        moved && dueAt
          ? { due_at: dueAt, useful_until: toDatabaseInstant(moved.usefulUntil) }
          : { due_at: toDatabaseInstant(now) },
      )
      .execute();
  }
}

export function hearSignIn({ tx, type, data, at, ...hearing }: Hearing<'security.signed-in'>): Promise<void> {
  const { personId, network, device } = data;
  const params = { network, device, start: formatInstant(at) };
  return tell(tx, [{ kind: type, to: [personId], params, link: '/settings/security' }], hearing);
}

export function hearPasswordChange(hearing: Hearing<'security.password-changed'>): Promise<void> {
  const { tx, type, data, at } = hearing;
  const params = { start: formatInstant(at) };
  return tell(tx, [{ kind: type, to: [data.personId], params, link: '/settings/security' }], hearing);
}
