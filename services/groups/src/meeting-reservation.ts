import type { Reservation } from '@studyhall/ledger';
import type { Attendance } from './domain/attendance.ts';
import type { Meeting } from './domain/meeting.ts';

/** A released ref stays released, so each yes has its own; and it says nothing about whose it was. */
export function refOf({ meetingId, id }: Pick<Attendance, 'meetingId' | 'id'>): string {
  return `meeting:${meetingId}:${id}`;
}

export function toReservation(attendance: Attendance, meeting: Meeting): Reservation {
  const { personId, start, end, title, place, link, tentative } = attendance;
  const ref = refOf(attendance);
  const venue = { place, link };
  const { seriesId, occursAt, timeZone } = meeting;
  const own = { ref, people: [personId], start, end, kind: 'meeting', title, venue, tentative } as const;
  return { ...own, margins: [], ...(seriesId !== null && { series: { seriesId, occursAt, timeZone } }) };
}
