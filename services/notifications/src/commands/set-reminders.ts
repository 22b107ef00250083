import { toDatabaseInstant } from '@studyhall/db';
import { deleteReminders, insertReminders } from '../data/occasion-repository.ts';
import { ensurePeople } from '../data/person-repository.ts';
import type { Writer } from '../data/tables.ts';
import type { Params } from '../domain/params.ts';
import type { Reminder } from '../domain/reminder.ts';
import { wishesOf } from '../wishes.ts';

export interface Reminded {
  readonly personId: string;
  /** What differs from the occasion's own for this person. */
  readonly params?: Params;
  /** By the person's zone. */
  readonly reminders: (timeZone: string) => readonly Reminder[];
}

/** Replaces the reminders that these people have of an occasion. The caller holds the stream's lock. */
export async function setReminders(
  tx: Writer,
  occasionId: string,
  reminded: readonly Reminded[],
): Promise<void> {
  const ids = reminded.map(({ personId }) => personId);
  await deleteReminders(tx, occasionId, ids);
  const people = new Map((await ensurePeople(tx, ids)).map((row) => [row.person_id, row]));
  const rows = reminded.flatMap(({ personId, params = {}, reminders }) => {
    const person = people.get(personId);
    if (!person || person.erased_at !== null) return [];
    return reminders(wishesOf(person).timeZone).map(({ kind, dueAt, usefulUntil }) => ({
      occasion_id: occasionId,
      person_id: personId,
      kind,
      params: JSON.stringify(params),
      due_at: toDatabaseInstant(dueAt),
      useful_until: toDatabaseInstant(usefulUntil),
    }));
  });
  await insertReminders(tx, rows);
}
