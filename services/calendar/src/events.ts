import { publish } from '@studyhall/events';
import type { Writer } from './data/tables.ts';

/** The service hears no events. It publishes one: someone's time has changed. */
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
