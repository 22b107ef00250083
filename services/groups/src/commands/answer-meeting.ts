import type { Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { saveAnswer } from '../data/answer-repository.ts';
import { endAttendances } from '../data/attendance-repository.ts';
import { settleTime } from '../domain/attendance.ts';
import type { Answer, Meeting } from '../domain/meeting.ts';
import { publishAnswer } from '../meeting-events.ts';
import { attendMeeting } from './attend-meeting.ts';
import { enterMeeting } from './enter-meeting.ts';
import { settleSoon } from './settle-attendance.ts';

export interface Rsvp {
  readonly person: Person;
  readonly meeting: Meeting;
  readonly answer: Answer;
  /** Of a yes: it takes no time and no seat. */
  readonly tentative: boolean;
}

/** Says whether somebody comes. A yes is a commitment in the ledger; anything else gives the time back. */
export async function answerMeeting(context: Context, rsvp: Rsvp): Promise<void> {
  const { person, meeting, answer } = rsvp;
  if (answer === 'yes') return attendMeeting(context, rsvp);
  await enterMeeting(context, meeting, person, async ({ tx, group, meeting: current, at }) => {
    const meetingId = current.id;
    const said = { meetingId, personId: person.id, personName: person.name, answer, tentative: false };
    await saveAnswer(tx, { ...said, answeredAt: at });
    const dueAt = at + settleTime;
    await endAttendances(tx, { meetingIds: [meetingId], personId: person.id, dueAt });
    await publishAnswer(tx, { group, meeting: current, answer: { ...said, answeredAt: at } });
  });
  context.relay.kick();
  await settleSoon(context, [meeting.id], { personId: person.id });
}
