import { newId } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import { saveAnswer } from '../data/answer-repository.ts';
import { insertAttendances } from '../data/attendance-repository.ts';
import { findActiveMembers } from '../data/membership-repository.ts';
import { insertPoll, replaceVotes } from '../data/poll-repository.ts';
import type { Writer } from '../data/tables.ts';
import { newAttendance } from '../domain/attendance.ts';
import type { Group } from '../domain/group.ts';
import type { Answer, MeetingDetails } from '../domain/meeting.ts';
import type { MeetingPlan } from '../domain/meeting-plan.ts';
import type { Poll, Vote } from '../domain/poll.ts';
import { decide } from './close-poll.ts';
import { layOut, storeMeetings } from './plan-meeting.ts';

export interface ImportedMeeting {
  readonly id: string;
  readonly organizerId: string;
  readonly details: MeetingDetails;
  readonly plan: MeetingPlan;
  /** To each occurrence. */
  readonly answers: readonly { readonly userId: string; readonly answer: Answer }[];
}

export interface ImportedPoll
  extends Pick<Poll, 'id' | 'organizerId' | 'title' | 'minutes' | 'place' | 'link' | 'closesAt'> {
  readonly options: readonly Instant[];
  readonly votes: readonly (Pick<Vote, 'start' | 'answer'> & { readonly userId: string })[];
  /** Whether it is closed by now, and what won is a meeting. */
  readonly closed: boolean;
}

interface Scene {
  readonly tx: Writer;
  readonly group: Group;
  readonly at: Instant;
}

/** Plans meetings and opens polls as members do. A yes is held, and the sweep asks the ledger for its time. */
export async function importMeetings(
  { tx, group, at }: Scene,
  { meetings, polls }: { meetings: readonly ImportedMeeting[]; polls: readonly ImportedPoll[] },
): Promise<void> {
  const members = await findActiveMembers(tx, group.id);
  const names = new Map(members.map(({ personId, personName }) => [personId, personName]));
  for (const { id, organizerId, details, plan, answers } of meetings) {
    const person = { id: organizerId };
    const times = layOut(plan, group, at);
    const stored = await storeMeetings(tx, { id, group, person, details, plan, times, at });
    for (const { userId, answer } of answers) {
      const personName = names.get(userId);
      if (personName === undefined) continue;
      const who = { id: userId, name: personName };
      const held = stored.map((meeting) =>
        newAttendance({ id: newId(), meeting, person: who, tentative: false, dueAt: at }),
      );
      if (answer === 'yes') await insertAttendances(tx, held);
      else {
        const said = { personId: userId, personName, answer, tentative: false, answeredAt: at };
        for (const { id: meetingId } of stored) await saveAnswer(tx, { ...said, meetingId });
      }
    }
  }
  for (const { options, votes, closed, ...settings } of polls) {
    const poll: Poll = {
      ...settings,
      groupId: group.id,
      results: 'always',
      status: 'open',
      start: null,
      decidedBy: null,
      meetingId: null,
      createdAt: at,
    };
    await insertPoll(tx, { poll, options, required: [] });
    for (const [userId, own] of Map.groupBy(votes, (vote) => vote.userId)) {
      const name = names.get(userId);
      if (name !== undefined) await replaceVotes(tx, poll.id, { id: userId, name }, own);
    }
    if (closed) await decide({ tx, group, at }, poll, {});
  }
}
