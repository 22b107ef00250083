import { type EventType, publish } from '@studyhall/events';
import { formatInstant, type Instant } from '@studyhall/time';
import type { Writer } from './data/tables.ts';
import type { Group } from './domain/group.ts';
import type { Meeting, MeetingAnswer } from './domain/meeting.ts';

export interface Audience {
  readonly to: readonly string[];
  /** Those of them who said no to this one, and hear of the others. */
  readonly absent?: readonly string[];
}

interface MeetingEvent {
  readonly type: Exclude<Extract<EventType, `meeting.${string}`>, 'meeting.answered'>;
  readonly group: Pick<Group, 'id' | 'name'>;
  /** One, or several of a series, by start. */
  readonly meetings: readonly Meeting[];
  /** When each was to begin before, where they were moved. */
  readonly previousStarts?: readonly Instant[];
  /** Of each. */
  readonly audience: readonly Audience[];
  readonly at: Instant;
  readonly byPersonId?: string | undefined;
}

/** One event for each occurrence; the first says how many changed as one. */
export async function publishMeetings(tx: Writer, event: MeetingEvent): Promise<void> {
  const { type, group, meetings, previousStarts, audience, at, byPersonId } = event;
  const isSeries = meetings.length > 1;
  for (const [index, meeting] of meetings.entries()) {
    const previousStart = previousStarts?.[index];
    const { to = [], absent = [] } = audience[index] ?? {};
    const isMoved = previousStart !== undefined && previousStart !== meeting.start;
    const data = {
      ...meetingData(group, meeting),
      ...(meeting.place !== null && { place: meeting.place }),
      ...(meeting.link !== null && { link: meeting.link }),
      version: meeting.version,
      ...(isMoved && { previousStart: formatInstant(previousStart) }),
      ...(isSeries && meeting.seriesId !== null && { seriesId: meeting.seriesId }),
      ...(meeting.seriesId !== null && {
        recurrence: { seriesId: meeting.seriesId, occursAt: meeting.occursAt },
      }),
      ...(isSeries && index === 0 && { occurrences: meetings.length }),
      to: [...to],
      ...(absent.length > 0 && { absent: [...absent] }),
      ...(byPersonId !== undefined && { byPersonId }),
      ...(meeting.reason !== null && { reason: meeting.reason }),
    };
    await publish(tx, { type, subject: meeting.id, data, at });
  }
}

interface Answered {
  readonly group: Pick<Group, 'id' | 'name'>;
  readonly meeting: Meeting;
  readonly answer: MeetingAnswer;
}

/** A tentative yes is told as a maybe: nothing is promised by either. */
export function publishAnswer(tx: Writer, { group, meeting, answer }: Answered): Promise<void> {
  const told = answer.tentative ? 'maybe' : answer.answer;
  const data = { ...meetingData(group, meeting), personId: answer.personId, answer: told };
  return publish(tx, { type: 'meeting.answered', subject: meeting.id, data, at: answer.answeredAt });
}

function meetingData(group: Pick<Group, 'id' | 'name'>, meeting: Meeting) {
  return {
    meetingId: meeting.id,
    groupId: group.id,
    groupName: group.name,
    title: meeting.title,
    start: formatInstant(meeting.start),
    end: formatInstant(meeting.end),
    timeZone: meeting.timeZone,
  };
}
