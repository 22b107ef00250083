import { newId } from '@studyhall/db';
import { OutdatedMoveError } from '@studyhall/ledger';
import type { Context } from '../context.ts';
import { deleteAnswer, saveAnswer } from '../data/answer-repository.ts';
import { insertAttendances, updateAttendance } from '../data/attendance-repository.ts';
import { findGroup } from '../data/group-repository.ts';
import { findMeeting, lockMeeting } from '../data/meeting-repository.ts';
import { type Attendance, newAttendance } from '../domain/attendance.ts';
import type { Meeting } from '../domain/meeting.ts';
import { publishMeetings } from '../meeting-events.ts';
import { refOf, toReservation } from '../meeting-reservation.ts';
import { settleHold } from './settle-hold.ts';

/** Moves the reservation of a yes to where its meeting is now, from wherever others have moved it meanwhile. */
export async function followMeeting(context: Context, attendance: Attendance): Promise<Followed> {
  try {
    return await moveOn(context, attendance);
  } catch (error) {
    if (!(error instanceof OutdatedMoveError)) throw error;
    return resumeMove(context, attendance);
  }
}

export type Followed = 'followed' | 'clash' | 'outdated';

/**
 * A move names the version that it leads to, one more than is stored here: of several at work on it, from before and
 * after another move, the ledger takes only the one that knew the newest. Whoever has something else by then becomes
 * tentative, and is told.
 */
async function moveOn(context: Context, attendance: Attendance): Promise<Followed> {
  const { db, ledger } = context;
  const meeting = await findMeeting(db.read, attendance.meetingId);
  if (!meeting || meeting.status === 'cancelled') return 'outdated';
  const { start, end, title, place, link } = meeting;
  const ledgerVersion = attendance.ledgerVersion + 1;
  const move = { start, end, title, venue: { place, link }, version: ledgerVersion };
  const answer = await ledger.move(refOf(attendance), move);
  switch (answer.outcome) {
    case 'done': {
      const followed = {
        status: 'kept',
        dueAt: null,
        ledgerVersion,
        start,
        end,
        title,
        place,
        link,
      } as const;
      const stored = await db.transaction((tx) => updateAttendance(tx, attendance, followed));
      return stored ? 'followed' : 'outdated';
    }
    case 'busy':
      return (await becomeTentative(context, attendance, meeting)) ? 'clash' : 'outdated';
    case 'released':
      await forget(context, attendance);
      return 'outdated';
    default:
      return answer satisfies never;
  }
}

/** Finds out first how far an earlier attempt came of which nothing was heard. */
export async function resumeMove(context: Context, attendance: Attendance): Promise<Followed> {
  const { db, ledger } = context;
  const entry = await ledger.find(refOf(attendance));
  if (entry?.status !== 'active') {
    await forget(context, attendance);
    return 'outdated';
  }
  const { version } = entry;
  const known =
    version === attendance.ledgerVersion
      ? attendance
      : await db.transaction((tx) => updateAttendance(tx, attendance, { ledgerVersion: version }));
  return known ? followMeeting(context, known) : 'outdated';
}

/** The time is released, and what is left of the yes shows beside what is in its way. */
async function becomeTentative(context: Context, attendance: Attendance, seen: Meeting): Promise<boolean> {
  const { db, now, relay } = context;
  const { personId, personName } = attendance;
  const tentative = await db.transaction(async (tx) => {
    const meeting = await lockMeeting(tx, attendance.meetingId);
    const group = meeting && (await findGroup(tx, meeting.groupId));
    const isCurrent = meeting?.start === seen.start && meeting.end === seen.end;
    if (!meeting || !group || !isCurrent) return null;
    const at = now();
    if (!(await updateAttendance(tx, attendance, { status: 'ending', dueAt: at }))) return null;
    const person = { id: personId, name: personName };
    const held = newAttendance({ id: newId(), meeting, person, tentative: true, dueAt: at });
    await insertAttendances(tx, [held]);
    const answer = { meetingId: meeting.id, personId, personName, answer: 'yes', tentative: true } as const;
    await saveAnswer(tx, { ...answer, answeredAt: at });
    const audience = [{ to: [personId] }];
    await publishMeetings(tx, { type: 'meeting.clashed', group, meetings: [meeting], audience, at });
    return held;
  });
  if (!tentative) return false;
  relay.kick();
  await context.ledger.reserve(toReservation(tentative, seen));
  await settleHold(context, tentative);
  return true;
}

/** The ledger has let go of it, as when the person was erased there: nobody has said yes. */
async function forget({ db, now }: Context, attendance: Attendance): Promise<void> {
  const { meetingId, personId } = attendance;
  await db.transaction(async (tx) => {
    await lockMeeting(tx, meetingId);
    if (!(await updateAttendance(tx, attendance, { status: 'ending', dueAt: now() }))) return;
    await deleteAnswer(tx, meetingId, personId);
  });
}
