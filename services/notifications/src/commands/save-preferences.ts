import type { Context } from '../context.ts';
import { ensurePeople, findPerson, updatePerson } from '../data/person-repository.ts';
import { lockStream, takePositions } from '../data/stream-repository.ts';
import type { PersonRow } from '../data/tables.ts';
import { type ChosenChannels, differences } from '../domain/kind.ts';
import type { Language, QuietHours } from '../domain/preferences.ts';
import { moveReminders } from './hear-person.ts';

export interface PreferencesInput {
  readonly language?: Language;
  readonly timeZone?: string | null;
  readonly quietHours?: QuietHours | null;
  readonly kinds?: ChosenChannels;
}

/** Replaces a person's preferences as a whole; null where the person was erased meanwhile. */
export async function savePreferences(
  { db, now, hub }: Context,
  personId: string,
  { language = 'en', timeZone = null, quietHours = null, kinds = {} }: PreferencesInput,
): Promise<PersonRow | null> {
  const saved = await db.transaction(async (tx) => {
    await lockStream(tx);
    await ensurePeople(tx, [personId]);
    const isThere = await updatePerson(tx, personId, {
      language,
      time_zone: timeZone,
      quiet_from: quietHours?.from ?? null,
      quiet_to: quietHours?.to ?? null,
      channels: JSON.stringify(differences(kinds)),
      signal_position: await takePositions(tx, 1),
    });
    await moveReminders(tx, personId, now());
    return isThere ? findPerson(tx, personId) : null;
  });
  hub.kick();
  return saved;
}
