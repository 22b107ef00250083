import type { Context } from '../context.ts';
import { deleteAttendance, findUnsettled } from '../data/attendance-repository.ts';
import { findMeeting } from '../data/meeting-repository.ts';
import type { Attendance } from '../domain/attendance.ts';
import { refOf, toReservation } from '../meeting-reservation.ts';
import { followMeeting, resumeMove } from './follow-meeting.ts';
import { endAttendance, settleHold } from './settle-hold.ts';

/** Does what is due for a yes: finishes what a crash or an outage left. It can be done by several at once, or twice. */
export async function settleAttendance(context: Context, attendance: Attendance): Promise<void> {
  switch (attendance.status) {
    case 'held':
      return recoverHold(context, attendance);
    case 'moving':
      await resumeMove(context, attendance);
      return;
    case 'ending':
      return releaseTime(context, attendance);
    case 'kept':
      return;
    default:
      return attendance.status satisfies never;
  }
}

/** The one who held it got no answer. To reserve again is a repeat, and answers what became of it. */
async function recoverHold(context: Context, held: Attendance): Promise<void> {
  const meeting = await findMeeting(context.db.read, held.meetingId);
  if (!meeting) throw new Error(`The meeting of attendance ${held.id} is missing`);
  const answer = await context.ledger.reserve(toReservation(held, meeting));
  if (answer.outcome === 'done') await settleHold(context, held);
  else await endAttendance(context, held);
}

async function releaseTime({ db, ledger }: Context, attendance: Attendance): Promise<void> {
  await ledger.release(refOf(attendance));
  await db.transaction((tx) => deleteAttendance(tx, attendance));
}

const settledAtOnce = 8;
/** More than this the sweep does afterwards. */
const mostSettledInRequest = 200;

/**
 * Brings what was just changed into accord with the ledger; should the ledger be away, the sweep does it later. What is
 * held is left to who holds it, unless it is asked for. How many yes became tentative on the way.
 */
export async function settleSoon(
  context: Context,
  meetingIds: readonly string[],
  { personId, withHolds = false }: { readonly personId?: string; readonly withHolds?: boolean } = {},
): Promise<number> {
  const { db, log, meetings } = context;
  const unsettled = await findUnsettled(db.read, meetingIds, mostSettledInRequest);
  const mine = unsettled.filter((attendance) => personId === undefined || attendance.personId === personId);
  const queue = mine.filter(({ status }) => withHolds || status !== 'held').values();
  let clashes = 0;
  const work = async () => {
    for (const attendance of queue) {
      try {
        if (attendance.status !== 'moving') await settleAttendance(context, attendance);
        else if ((await followMeeting(context, attendance)) === 'clash') clashes += 1;
      } catch (error) {
        log.warn(
          { err: error, attendanceId: attendance.id },
          'a yes could not be settled yet; the sweep will',
        );
      }
    }
  };
  await Promise.all(Array.from({ length: settledAtOnce }, work));
  if (mine.length > 0) meetings.kick();
  return clashes;
}
