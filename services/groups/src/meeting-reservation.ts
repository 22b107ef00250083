import type { Reservation } from '@studyhall/ledger';
import type { Attendance } from './domain/attendance.ts';

/** A released ref stays released, so each yes has its own; and it says nothing about whose it was. */
export function refOf({ meetingId, id }: Pick<Attendance, 'meetingId' | 'id'>): string {
  return `meeting:${meetingId}:${id}`;
}

export function toReservation(attendance: Attendance): Reservation {
  const { personId, start, end, title, place, link, tentative } = attendance;
  const ref = refOf(attendance);
  const venue = { place, link };
  return { ref, people: [personId], start, end, kind: 'meeting', title, venue, tentative, margins: [] };
}
