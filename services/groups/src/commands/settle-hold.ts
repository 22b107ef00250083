import type { Context } from '../context.ts';
import { saveAnswer } from '../data/answer-repository.ts';
import { endAttendances, updateAttendance } from '../data/attendance-repository.ts';
import { findGroup } from '../data/group-repository.ts';
import { lockMeeting } from '../data/meeting-repository.ts';
import { type Attendance, isInAccord } from '../domain/attendance.ts';
import type { MeetingAnswer } from '../domain/meeting.ts';
import { publishAnswer } from '../meeting-events.ts';

/** Makes a yes of a hold whose time the ledger has reserved; false when the hold is somebody else's by now. */
export async function settleHold({ db, now, relay }: Context, held: Attendance): Promise<boolean> {
  const { meetingId, personId, personName, tentative } = held;
  const settled = await db.transaction(async (tx) => {
    const meeting = await lockMeeting(tx, meetingId);
    const group = meeting && (await findGroup(tx, meeting.groupId));
    if (!meeting || !group) throw new Error(`The meeting of attendance ${held.id} is missing`);
    const at = now();
    // It may have been moved since: the ledger follows.
    const next = isInAccord(held, meeting)
      ? ({ status: 'kept', dueAt: null } as const)
      : ({ status: 'moving', dueAt: at } as const);
    if (!(await updateAttendance(tx, held, { ...next, ledgerVersion: 1 }))) return false;
    await endAttendances(tx, { meetingIds: [meetingId], personId, exceptId: held.id, dueAt: at });
    const answer: MeetingAnswer = {
      meetingId,
      personId,
      personName,
      answer: 'yes',
      tentative,
      answeredAt: at,
    };
    await saveAnswer(tx, answer);
    await publishAnswer(tx, { group, meeting, answer });
    return true;
  });
  if (settled) relay.kick();
  return settled;
}

/** Gives one up, of which the ledger may know or hear yet: it counts no more, and is released. */
export async function endAttendance({ db, now }: Context, attendance: Attendance): Promise<boolean> {
  const change = { status: 'ending', dueAt: now() } as const;
  return (await db.transaction((tx) => updateAttendance(tx, attendance, change))) !== null;
}
