import { type EventHandlers, publish } from '@studyhall/events';
import { parseInstant } from '@studyhall/time';
import { updateImportsDue } from './data/import-repository.ts';
import type { Tables, Writer } from './data/tables.ts';
import { replaceProfileZone } from './data/zone-repository.ts';

/** What this service hears: which zone people live in, which imported days and floating times follow. */
export const handlers: EventHandlers<Tables> = {
  'profile.changed': async (tx, { data: { personId, timeZone }, time }) => {
    if (timeZone === undefined) return;
    await replaceProfileZone(tx, personId, timeZone);
    await updateImportsDue(tx, personId, parseInstant(time));
  },
};

/** It publishes one: someone's time has changed. */
export async function publishCalendarChanged(
  tx: Writer,
  subject: string,
  people: readonly { readonly personId: string; readonly revision: number }[],
  at: number,
): Promise<void> {
  if (people.length === 0) return;
  await publish(tx, {
    type: 'calendar.changed',
    subject,
    data: { people: people.map(({ personId, revision }) => ({ personId, revision })) },
    at,
  });
}
