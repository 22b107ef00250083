import assert from 'node:assert/strict';
import { type BrowserWorld, people } from './browser-world.ts';

/** A group of the demo university in which something goes on, with the addresses of its pages. */
export interface GroupLife {
  readonly groupId: string;
  readonly meetingId: string;
  readonly openPollId: string;
  readonly closedPollId: string;
  /** The token of an invitation for the tutor of the demo university, to another group. */
  readonly invitation: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const day = 86_400_000;
const hour = 3_600_000;
const karachiAhead = 5 * hour;

/** A group that the student owns gets a weekly meeting, two polls, a request and an invitation. */
export async function liveInGroup({ api, tokenOf }: BrowserWorld): Promise<GroupLife> {
  const [token, friend] = [await tokenOf(people.student), await tokenOf(people.tutor)];
  const post = async <T>(path: string, body: object, who = token): Promise<T> => {
    const answer = await api.post<T>(path, { token: who, body });
    assert.ok(answer.status < 300, `${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const mine = await api.get<{ items: Named[] }>('/api/groups?mine=true', { token });
  const group = mine.body.items.find(({ name }) => name === 'Trees and Graphs');
  assert.ok(group, 'the student owns a group');
  const groupId = group.id;
  const at = `/api/groups/${groupId}`;
  await post(`${at}/join`, {}, friend);
  const meeting = await post<Named>(`${at}/meetings`, {
    title: 'Problem set 4',
    start: inDays(2, 16),
    minutes: 90,
    place: 'Library, room 2.14',
    repeat: { everyWeeks: 1, until: inDays(30, 0).slice(0, 10) },
  });
  await post(`/api/meetings/${meeting.id}/rsvp`, { answer: 'maybe' });
  await post(`/api/meetings/${meeting.id}/rsvp`, { answer: 'no' }, friend);
  const options = [inDays(4, 10), inDays(4, 15), inDays(5, 11)];
  const open = await post<Named>(`${at}/polls`, {
    title: 'Exam preparation',
    minutes: 120,
    options,
    closesAt: inDays(3, 12),
  });
  const closed = await post<Named>(`${at}/polls`, {
    title: 'Group photo',
    minutes: 30,
    options: [inDays(6, 13)],
    closesAt: inDays(3, 12),
  });
  const votes = [
    { start: options[0], answer: 'yes' },
    { start: options[1], answer: 'if-need-be' },
    { start: options[2], answer: 'no' },
  ];
  const put = await api.put(`/api/polls/${open.id}/votes`, { token: friend, body: { votes } });
  assert.equal(put.status, 200);
  await post(`/api/polls/${closed.id}/close`, { start: inDays(6, 13) });
  const other = await post<Named>('/api/groups', {
    name: 'Quiet readers',
    joinPolicy: 'invite',
    capacity: 5,
    timeZone: 'Asia/Karachi',
  });
  const friendId = (await api.get<Named>('/api/users/me', { token: friend })).body.id;
  const invited = await post<{ token: string }>(`/api/groups/${other.id}/invitations`, { userId: friendId });
  return {
    groupId,
    meetingId: meeting.id,
    openPollId: open.id,
    closedPollId: closed.id,
    invitation: invited.token,
  };
}

/** An hour of a day to come, on the wall of Karachi. */
function inDays(days: number, oclock: number): string {
  const midnight = Math.floor((Date.now() + karachiAhead) / day) * day - karachiAhead;
  return new Date(midnight + days * day + oclock * hour).toISOString();
}

/** Every page of groups, by a name, for whom it shows most. */
export function groupPages(life: GroupLife): readonly { name: string; path: string; who: string }[] {
  const { groupId, meetingId, openPollId, closedPollId, invitation } = life;
  const group = `/groups/${groupId}`;
  const monday = nextMonday();
  const start = encodeURIComponent(new Date(Date.parse(`${monday}T11:00:00Z`)).toISOString());
  const until = new Date(Date.parse(monday) + 28 * day).toISOString().slice(0, 10);
  const pages = {
    'groups-mine': '/groups?mine=true',
    'group-new': '/groups/new',
    'group-overview': group,
    'group-posts': `${group}/posts`,
    'group-meetings': `${group}/meetings`,
    'group-meeting': `${group}/meetings/${meetingId}`,
    'group-meeting-new': `${group}/meetings/new?start=${start}&until=${until}`,
    'group-polls': `${group}/polls`,
    'group-poll': `${group}/polls/${openPollId}`,
    'group-poll-closed': `${group}/polls/${closedPollId}`,
    'group-poll-new': `${group}/polls/new`,
    'group-find-time': `${group}/find-time?week=${monday}`,
    'group-find-weekly': `${group}/find-time?weekly=true`,
    'group-members': `${group}/members`,
    'group-edit': `${group}/edit`,
  };
  return [
    ...Object.entries(pages).map(([name, path]) => ({ name, path, who: people.student })),
    { name: 'groups', path: '/groups', who: people.tutor },
    { name: 'group-invitation', path: `/invitations/${invitation}`, who: people.tutor },
  ];
}

/** In Karachi. */
function nextMonday(): string {
  const today = new Date(Date.now() + karachiAhead);
  const ahead = 7 - ((today.getUTCDay() + 6) % 7);
  return new Date(today.getTime() + ahead * day).toISOString().slice(0, 10);
}
