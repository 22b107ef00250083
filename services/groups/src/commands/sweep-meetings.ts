import { inSpan } from '@studyhall/telemetry';
import type { Context } from '../context.ts';
import { findDueAttendances, updateAttendance } from '../data/attendance-repository.ts';
import type { Attendance } from '../domain/attendance.ts';
import { settleAttendance } from './settle-attendance.ts';

const dueAtOnce = 100;
const settledAtOnce = 8;
const retryAfter = 5_000;

/** One round of what is owed to the ledger for meetings. True when more is waiting. */
export async function sweepMeetings(context: Context): Promise<boolean> {
  const { db, now } = context;
  const due = await findDueAttendances(db.read, now(), dueAtOnce);
  const queue = due.values();
  let failed = false;
  const work = async () => {
    for (const attendance of queue) failed = !(await settle(context, attendance)) || failed;
  };
  await Promise.all(Array.from({ length: settledAtOnce }, work));
  return due.length === dueAtOnce && !failed;
}

/** False for what cannot be done now: it is put off, so that it holds up nothing behind it. */
async function settle(context: Context, attendance: Attendance): Promise<boolean> {
  const { db, log, now } = context;
  try {
    await inSpan({ name: `settle ${attendance.status} attendance` }, () =>
      settleAttendance(context, attendance),
    );
    return true;
  } catch (error) {
    const { id, status } = attendance;
    log.warn({ err: error, attendanceId: id, status }, 'a yes could not be settled yet');
    await db.transaction((tx) => updateAttendance(tx, attendance, { dueAt: now() + retryAfter }));
    return false;
  }
}
