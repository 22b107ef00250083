import { readFileSync } from 'node:fs';
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { toDatabaseInstant } from '@studyhall/db';
import { formatInstant } from '@studyhall/time';
import { openBare, toMilliseconds } from './database.ts';
import { sendJson, serve } from './server.ts';

const [place = ''] = process.argv.slice(2);
const query = openBare(place, 'groups');
const policies = readFileSync(new URL('../../services/groups/src/policies.cedar', import.meta.url), 'utf8');
preparsePolicySet('bare', { staticPolicies: policies });

type Row = Record<string, unknown>;
const pageSize = 20;

const findGroup = 'SELECT * FROM study_groups WHERE id = ?';
const findMembership = 'SELECT * FROM memberships WHERE group_id = ? AND person_id = ?';
const findMembers = `SELECT * FROM memberships WHERE group_id = ? AND status = 'active'
  ORDER BY since, person_id LIMIT ${pageSize + 1}`;
const findMeetings = `SELECT * FROM meetings WHERE group_id = ? AND start_at >= ?
  ORDER BY start_at, id LIMIT ${pageSize + 1}`;
const findSeries = 'SELECT * FROM meeting_series WHERE id = ?';

function decide(personId: string, action: string, group: Row, membership: Row): void {
  const principal = { type: 'Person', id: personId };
  const resource = { type: 'Group', id: String(group['id']) };
  const rules = { postRule: 'post_rule', inviteRule: 'invite_rule', scheduleRule: 'schedule_rule' };
  const attrs = Object.fromEntries(
    Object.entries(rules).map(([name, column]) => [name, String(group[column])]),
  );
  const answer = statefulIsAuthorized({
    principal,
    action: { type: 'Action', id: action },
    resource,
    context: { standing: String(membership['status']), role: String(membership['role']) },
    preparsedPolicySetId: 'bare',
    entities: [
      { uid: principal, attrs: { id: personId, roles: ['student'] }, parents: [] },
      { uid: resource, attrs: { joinPolicy: String(group['join_policy']), ...attrs }, parents: [] },
    ],
  });
  if (answer.type === 'failure' || answer.response.decision !== 'allow') throw new Error('not allowed');
}

function presentMembership(row: Row) {
  return {
    groupId: row['group_id'],
    userId: row['person_id'],
    name: row['person_name'],
    role: row['role'],
    status: row['status'],
    since: toWire(row['since']),
    position: null,
    offerExpiresAt: null,
  };
}

function presentGroup(group: Row, membership: Row) {
  const [capacity, active, offered] = ['capacity', 'active_count', 'offered_count'].map((name) =>
    Number(group[name]),
  );
  return {
    id: group['id'],
    name: group['name'],
    courseCode: group['course_code'],
    courseTitle: group['course_title'],
    topic: group['topic'],
    description: group['description'],
    joinPolicy: group['join_policy'],
    capacity,
    timeZone: group['time_zone'],
    rules: { post: group['post_rule'], invite: group['invite_rule'], schedule: group['schedule_rule'] },
    offerHours: group['offer_hours'],
    status: group['status'],
    memberCount: active,
    placesFree: (capacity ?? 0) - (active ?? 0) - (offered ?? 0),
    waiting: group['waiting_count'],
    createdAt: toWire(group['created_at']),
    membership: presentMembership(membership),
    unread: Number(group['last_post']) - Number(membership['read_post']),
    isInvited: false,
  };
}

async function listMeetings(group: Row, personId: string) {
  const meetings = await query(findMeetings, [String(group['id']), toDatabaseInstant(Date.now())]);
  const ids = meetings.map((meeting) => String(meeting['id']));
  const marks = ids.map(() => '?').join(', ');
  const countAnswers = `SELECT meeting_id, answer, tentative, COUNT(*) AS size FROM meeting_answers
    WHERE meeting_id IN (${marks}) GROUP BY meeting_id, answer, tentative`;
  const findMine = `SELECT * FROM meeting_answers WHERE person_id = ? AND meeting_id IN (${marks})`;
  const [[series], counts, mine] = await Promise.all([
    query(findSeries, [String(meetings[0]?.['series_id'])]),
    query(countAnswers, ids),
    query(findMine, [personId, ...ids]),
  ]);
  const items = meetings.map((meeting) => {
    const counted = { yes: 0, tentative: 0, maybe: 0, no: 0 };
    for (const row of counts) {
      if (row['meeting_id'] !== meeting['id']) continue;
      const name = row['tentative'] === 1 ? 'tentative' : row['answer'];
      Object.assign(counted, { [String(name)]: Number(row['size']) });
    }
    const said = mine.find((row) => row['meeting_id'] === meeting['id']);
    const [start, end] = [toMilliseconds(meeting['start_at']), toMilliseconds(meeting['end_at'])];
    return {
      id: meeting['id'],
      groupId: meeting['group_id'],
      groupName: group['name'],
      seriesId: meeting['series_id'],
      repeat: { everyWeeks: series?.['every_weeks'], until: series?.['until_on'] },
      occursOn: meeting['occurs_on'],
      title: meeting['title'],
      start: formatInstant(start),
      end: formatInstant(end),
      minutes: (end - start) / 60_000,
      timeZone: meeting['time_zone'],
      place: meeting['place'],
      link: meeting['link'],
      capacity: meeting['capacity'],
      status: meeting['status'],
      reason: meeting['reason'],
      organizerId: meeting['organizer_id'],
      version: meeting['version'],
      answers: counted,
      seatsLeft: null,
      myAnswer: said ? { answer: said['answer'], tentative: said['tentative'] === 1 } : null,
    };
  });
  return { items, nextCursor: null };
}

function toWire(stored: unknown): string {
  return formatInstant(toMilliseconds(stored));
}

await serve(async (incoming, outgoing) => {
  const url = new URL(incoming.url ?? '', 'http://bare');
  const [, , , id = '', part] = url.pathname.split('/');
  const personId = url.searchParams.get('as') ?? '';
  const [group] = await query(findGroup, [id]);
  const [membership] = await query(findMembership, [id, personId]);
  if (!group || !membership) throw new Error('no such group');
  decide(personId, 'readGroup', group, membership);
  if (part !== undefined)
    decide(personId, part === 'members' ? 'readMembers' : 'readMeetings', group, membership);
  if (part === 'members') {
    const members = (await query(findMembers, [id])).map(presentMembership);
    sendJson(outgoing, JSON.stringify({ items: members, nextCursor: null }));
  } else {
    const body = part === undefined ? presentGroup(group, membership) : await listMeetings(group, personId);
    sendJson(outgoing, JSON.stringify(body));
  }
});
