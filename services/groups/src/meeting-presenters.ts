import { formatInstant } from '@studyhall/time';
import type { Context } from './context.ts';
import { type AnswerCounts, countAnswers, findAnswersOf, noAnswers } from './data/answer-repository.ts';
import { findGroups } from './data/group-repository.ts';
import { findSeries } from './data/meeting-repository.ts';
import type { Meeting, MeetingAnswer, Series } from './domain/meeting.ts';
import type { MeetingBody } from './routes/meetings.schema.ts';

interface Around {
  readonly groupName: string;
  readonly series: Series | null;
  readonly counts: AnswerCounts;
  readonly mine: MeetingAnswer | null;
}

function presentMeeting(meeting: Meeting, { groupName, series, counts, mine }: Around): MeetingBody {
  const { capacity } = meeting;
  return {
    id: meeting.id,
    groupId: meeting.groupId,
    groupName,
    seriesId: meeting.seriesId,
    repeat: series && { everyWeeks: series.everyWeeks, until: series.until },
    occursOn: meeting.occursOn,
    title: meeting.title,
    start: formatInstant(meeting.start),
    end: formatInstant(meeting.end),
    minutes: (meeting.end - meeting.start) / 60_000,
    timeZone: meeting.timeZone,
    place: meeting.place,
    link: meeting.link,
    capacity,
    status: meeting.status,
    reason: meeting.reason,
    organizerId: meeting.organizerId,
    version: meeting.version,
    answers: { yes: counts.yes, tentative: counts.tentative, maybe: counts.maybe, no: counts.no },
    seatsLeft: capacity === null ? null : Math.max(0, capacity - counts.yes),
    myAnswer: mine && { answer: mine.answer, tentative: mine.tentative },
  };
}

/** Meetings as one person sees them, with four queries however many they are. */
export async function describeMeetings(
  { db }: Pick<Context, 'db'>,
  meetings: readonly Meeting[],
  personId: string,
): Promise<MeetingBody[]> {
  const ids = meetings.map(({ id }) => id);
  const groupIds = new Set(meetings.map(({ groupId }) => groupId));
  const seriesIds = new Set(meetings.flatMap(({ seriesId }) => seriesId ?? []));
  const [groups, series, counts, mine] = await Promise.all([
    findGroups(db.read, [...groupIds]),
    findSeries(db.read, [...seriesIds]),
    countAnswers(db.read, ids),
    findAnswersOf(db.read, personId, ids),
  ]);
  return meetings.map((meeting) =>
    presentMeeting(meeting, {
      groupName: groups.get(meeting.groupId)?.name ?? '',
      series: (meeting.seriesId !== null && series.get(meeting.seriesId)) || null,
      counts: counts.get(meeting.id) ?? noAnswers,
      mine: mine.get(meeting.id) ?? null,
    }),
  );
}

export async function describeMeeting(
  context: Pick<Context, 'db'>,
  meeting: Meeting,
  personId: string,
): Promise<MeetingBody> {
  const [described] = await describeMeetings(context, [meeting], personId);
  if (!described) throw new Error('A meeting was given');
  return described;
}
