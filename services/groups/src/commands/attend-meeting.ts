import { newId } from '@studyhall/db';
import { type Person, UnavailableError } from '@studyhall/http';
import type { LedgerAnswer } from '@studyhall/ledger';
import type { Context } from '../context.ts';
import { countSeats, findAttendances, insertAttendances } from '../data/attendance-repository.ts';
import { type Attendance, holdTime, isStanding, newAttendance } from '../domain/attendance.ts';
import type { Meeting } from '../domain/meeting.ts';
import { ClashError, MeetingFullError } from '../meeting-errors.ts';
import { toReservation } from '../meeting-reservation.ts';
import { type AtMeeting, enterMeeting } from './enter-meeting.ts';
import { settleSoon } from './settle-attendance.ts';
import { endAttendance, settleHold } from './settle-hold.ts';

interface Wish {
  readonly person: Person;
  readonly meeting: Meeting;
  readonly tentative: boolean;
}

const mostAttempts = 5;

/**
 * Takes a seat and the person's time in three commits: held here, reserved in the ledger, settled here. After each the
 * process may die: the same answer again, or the sweep, finishes it.
 */
export async function attendMeeting(context: Context, wish: Wish): Promise<void> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const held = await enterMeeting(context, wish.meeting, wish.person, (scene) => holdSeat(scene, wish));
    if (held === null || (await tryToAttend(context, held, wish.meeting))) {
      await settleSoon(context, [wish.meeting.id], { personId: wish.person.id });
      return;
    }
  }
  throw new UnavailableError();
}

/**
 * A hold, also one that an earlier request left or is still at work on: whatever is done with it can be done by
 * several. Null where the person has said so already. Throws MeetingFullError.
 */
async function holdSeat({ tx, meeting, at }: AtMeeting, wish: Wish): Promise<Attendance | null> {
  const { person, tentative } = wish;
  const mine = (await findAttendances(tx, meeting.id, person.id)).filter(isStanding);
  const same = mine.find((attendance) => attendance.tentative === tentative);
  if (same && same.status !== 'held') return null;
  if (same) return same;
  if (!tentative) await assertSeat({ tx, meeting }, person.id);
  const held = newAttendance({ id: newId(), meeting, person, tentative, dueAt: at + holdTime });
  await insertAttendances(tx, [held]);
  return held;
}

async function assertSeat({ tx, meeting }: Pick<AtMeeting, 'tx' | 'meeting'>, personId: string) {
  const { id, capacity } = meeting;
  if (capacity === null) return;
  if ((await countSeats(tx, id, personId)) >= capacity) throw new MeetingFullError(capacity);
}

/** False where the hold is somebody else's by now, or its ref is used up: what is asked is decided anew. */
async function tryToAttend(context: Context, held: Attendance, meeting: Meeting): Promise<boolean> {
  const answer = await reserve(context, held, meeting);
  switch (answer.outcome) {
    case 'done':
      return settleHold(context, held);
    case 'released':
      await endAttendance(context, held);
      return false;
    case 'busy': {
      // Another request for it may still reach the ledger: its ref is closed there, and not only forgotten here.
      if (!(await endAttendance(context, held))) return false;
      const { meetingId, personId, start, end } = held;
      await settleSoon(context, [meetingId], { personId });
      throw new ClashError(await context.engagements.find({ personId, range: { start, end } }));
    }
    default:
      return answer satisfies never;
  }
}

async function reserve(context: Context, held: Attendance, meeting: Meeting): Promise<LedgerAnswer> {
  try {
    return await context.ledger.reserve(toReservation(held, meeting));
  } catch (error) {
    await endAttendance(context, held);
    throw error;
  }
}
