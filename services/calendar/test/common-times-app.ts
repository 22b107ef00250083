import { newId } from '@studyhall/db';
import type { CommonTimesAnswer } from '@studyhall/ledger';
import { buildReservation, type CalendarApi, reserve, tokens } from './calendar-app.ts';

/** The instant of a time of day, in UTC, on a Monday that is always to come. */
export const at = (time: string, date = '2035-01-08'): string => `${date}T${time}:00.000Z`;

/** An hour of that Monday's day, in UTC. */
export const monday = { from: at('08:00'), to: at('18:00'), minutes: 60, timeZone: 'UTC' };

/** As another service asks, which has decided that it may. */
export async function askInside<Body = CommonTimesAnswer>({ api }: CalendarApi, body: object) {
  const token = await tokens.serviceToken('groups', 'calendar');
  return api.post<Body>('/internal/common-times', { token, body: { ...monday, ...body } });
}

export async function ask<Body = CommonTimesAnswer>({ api }: CalendarApi, personId: string, body: object) {
  const token = await tokens.tokenFor({ id: personId });
  return api.post<Body>('/api/calendar/common-times', { token, body: { ...monday, ...body } });
}

/** Takes somebody's time on that Monday. */
export async function makeBusy(
  calendar: CalendarApi,
  people: readonly string[],
  [from, to]: readonly [from: string, to: string],
  ref = `session:${newId()}`,
): Promise<void> {
  const body = { ref, people, start: at(from), end: at(to), kind: 'meeting' as const };
  const { status } = await reserve(calendar, buildReservation(body));
  if (status !== 201) throw new Error(`The time of a test was not free: ${status}`);
}

export async function share({ api }: CalendarApi, personId: string, sharing: object): Promise<void> {
  const body = { freeBusy: 'groups', nameWhenMissing: false, ...sharing };
  const token = await tokens.tokenFor({ id: personId });
  const { status } = await api.put('/api/calendar/me/sharing', { token, body });
  if (status !== 200) throw new Error(`The sharing of a test was refused: ${status}`);
}
