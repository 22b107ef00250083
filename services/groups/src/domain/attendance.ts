import type { Instant, Interval } from '@studyhall/time';
import type { Meeting, MeetingDetails } from './meeting.ts';

/**
 * `held` until the ledger has answered, `kept` in accord with it, `moving` until its time there is the meeting's, and
 * `ending` until it is released there. What ends counts no more.
 */
export type AttendanceStatus = 'held' | 'kept' | 'moving' | 'ending';

/**
 * One person's yes to one meeting, and the reservation in the ledger that it is: interval, title, place and link are
 * as the ledger has them, or was asked for them.
 */
export interface Attendance extends Interval, Pick<MeetingDetails, 'title' | 'place' | 'link'> {
  readonly id: string;
  readonly meetingId: string;
  readonly personId: string;
  readonly personName: string;
  /** Shows in the person's calendar and takes no time. */
  readonly tentative: boolean;
  readonly status: AttendanceStatus;
  /** 0 until the ledger has made it. */
  readonly ledgerVersion: number;
  /** When the sweep must look at it; null when nothing is left to do. */
  readonly dueAt: Instant | null;
  readonly revision: number;
}

/** How long a hold is left alone: longer than a request for it takes. Taking one up too early costs only work. */
export const holdTime = 20_000;
/** How long a move or a release is left to the request that asked for it. */
export const settleTime = 5_000;

interface NewAttendance {
  readonly id: string;
  readonly meeting: Pick<Meeting, 'id' | 'title' | 'place' | 'link' | 'start' | 'end'>;
  readonly person: { readonly id: string; readonly name: string };
  readonly tentative: boolean;
  readonly dueAt: Instant;
}

export function newAttendance({ id, meeting, person, tentative, dueAt }: NewAttendance): Attendance {
  return {
    id,
    meetingId: meeting.id,
    personId: person.id,
    personName: person.name,
    title: meeting.title,
    place: meeting.place,
    link: meeting.link,
    start: meeting.start,
    end: meeting.end,
    tentative,
    status: 'held',
    ledgerVersion: 0,
    dueAt,
    revision: 0,
  };
}

/** Whether it stands for a yes, now or as soon as the ledger agrees. */
export function isStanding({ status }: Attendance): boolean {
  return status !== 'ending';
}

/** Whether the ledger has it as the meeting is now. */
export function isInAccord({ title, place, link, start, end }: Attendance, meeting: Meeting): boolean {
  const isThere = place === meeting.place && link === meeting.link;
  return isThere && title === meeting.title && start === meeting.start && end === meeting.end;
}
