import { toDatabaseInstant } from '@studyhall/db';
import { parseInstant } from '@studyhall/time';
import { deleteReminders, findOccasion, saveOccasion } from '../data/occasion-repository.ts';
import type { OccasionRow } from '../data/tables.ts';
import type { CalendarEntry } from '../domain/calendar-entry.ts';
import type { Notice } from '../domain/notice.ts';
import type { Params } from '../domain/params.ts';
import { remindAnHourBefore, remindOfTomorrow } from '../domain/reminder.ts';
import type { Hearing } from './hearing.ts';
import { type Reminded, setReminders } from './set-reminders.ts';
import { tell } from './tell.ts';

type MeetingEventType = 'meeting.planned' | 'meeting.moved' | 'meeting.cancelled';
type MeetingHearing = Hearing<MeetingEventType>;
type Meeting = MeetingHearing['data'];

/** The rest of a series is heard within this time of its first. */
const seriesDelayMs = 10_000;

/** What became of an occurrence of a meeting: keeps its state, tells who takes part, sets their reminders. */
export async function hearMeeting(hearing: MeetingHearing): Promise<void> {
  const { tx, type, data, log } = hearing;
  const before = await findOccasion(tx, data.meetingId);
  if (before && (before.is_closed === 1 || before.sequence >= data.version)) {
    log.warn({ type, meetingId: data.meetingId, version: data.version }, 'event of a meeting that came late');
    return;
  }
  await saveOccasion(tx, toOccasion(hearing, before), before === null);
  // Of a series, people are told of the first.
  if (data.seriesId === undefined || data.occurrences !== undefined)
    await tell(tx, noticesOf(hearing), hearing);
  if (type === 'meeting.cancelled') await deleteReminders(tx, data.meetingId);
  else await remind(hearing);
}

function toOccasion({ type, data }: MeetingHearing, before: OccasionRow | null): OccasionRow {
  return {
    id: data.meetingId,
    kind: 'meeting',
    group_id: data.groupId,
    series_id: seriesIdOf(data) ?? before?.series_id ?? null,
    occurs_at: data.recurrence?.occursAt ?? before?.occurs_at ?? null,
    time_zone: data.timeZone,
    start_at: toDatabaseInstant(parseInstant(data.start)),
    end_at: toDatabaseInstant(parseInstant(data.end)),
    sequence: data.version,
    is_invited: 1,
    is_closed: type === 'meeting.cancelled' ? 1 : 0,
    params: JSON.stringify(paramsOf(data)),
    link: linkOf(data),
  };
}

function seriesIdOf({ recurrence, seriesId }: Meeting): string | undefined {
  return recurrence?.seriesId ?? seriesId;
}

function linkOf({ groupId, meetingId }: Pick<Meeting, 'groupId' | 'meetingId'>): string {
  return `/groups/${groupId}/meetings/${meetingId}`;
}

function paramsOf(data: Meeting): Params {
  const { groupName: group, title, start, end, previousStart, reason, occurrences } = data;
  const place = data.place ?? data.link;
  return {
    group,
    title,
    start,
    end,
    ...(place && { place }),
    ...(previousStart && { previousStart }),
    ...(reason && { reason }),
    ...(occurrences !== undefined && { occurrences }),
  };
}

function noticesOf({ type, data }: MeetingHearing): Notice[] {
  const { byPersonId, to, meetingId, version, start, end, occurrences = 1 } = data;
  const seriesId = seriesIdOf(data);
  const isSeries = seriesId !== undefined && occurrences > 1;
  const entry: CalendarEntry = {
    uid: meetingId,
    sequence: version,
    status: type === 'meeting.cancelled' ? 'CANCELLED' : 'CONFIRMED',
    start,
    end,
    title: data.title,
    about: data.groupName,
    ...((data.place ?? data.link) && { place: data.place ?? data.link }),
    ...(seriesId !== undefined && { seriesId }),
    ...(isSeries && { occurrences }),
  };
  const notice = {
    kind: type,
    params: paramsOf(data),
    link: linkOf(data),
    entry,
    ...(isSeries && { delayMs: seriesDelayMs }),
  };
  const others = to.filter((id) => id !== byPersonId);
  const doers = to.filter((id) => id === byPersonId);
  return [
    ...(others.length > 0 ? [{ ...notice, to: others }] : []),
    ...(doers.length > 0 ? [{ ...notice, to: doers, isOwnDeed: true }] : []),
  ];
}

/** People who left the meeting's circle lose their reminders with the change. */
async function remind({ tx, data, now }: MeetingHearing): Promise<void> {
  await deleteReminders(tx, data.meetingId);
  const times = { start: parseInstant(data.start), end: parseInstant(data.end), now };
  const { to, absent = [] } = data;
  const comers = to.filter((personId) => !absent.includes(personId));
  await setReminders(
    tx,
    data.meetingId,
    comers.map((personId) => remindOf(personId, times)),
  );
}

function remindOf(personId: string, times: { start: number; end: number; now: number }): Reminded {
  return {
    personId,
    reminders: (timeZone) => [
      ...remindOfTomorrow('meeting.tomorrow', { ...times, timeZone }),
      ...remindAnHourBefore('meeting.soon', { ...times, timeZone }),
    ],
  };
}

/** The mail of the move has the calendar entry; a move or end that came later has its own to say. */
export async function hearMeetingClash({
  tx,
  type,
  data,
  ...hearing
}: Hearing<'meeting.clashed'>): Promise<void> {
  const occasion = await findOccasion(tx, data.meetingId);
  if (occasion && (occasion.is_closed === 1 || occasion.sequence > data.version)) return;
  const notice = {
    kind: type,
    to: data.to,
    params: paramsOf(data),
    link: linkOf(data),
    groupKey: `${type}:${data.groupId}`,
    usefulUntil: parseInstant(data.end),
  };
  await tell(tx, [notice], hearing);
}

/** Who does not come needs no reminder; who changes their mind gets it again. */
export async function hearMeetingAnswer({ tx, data, now }: Hearing<'meeting.answered'>): Promise<void> {
  const { meetingId, personId, answer } = data;
  if (answer === 'no') return deleteReminders(tx, meetingId, [personId]);
  const occasion = await findOccasion(tx, meetingId);
  if (!occasion || occasion.is_closed === 1) return;
  const times = { start: parseInstant(data.start), end: parseInstant(data.end), now };
  await setReminders(tx, meetingId, [remindOf(personId, times)]);
}
