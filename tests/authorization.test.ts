import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import { forEachEngine } from '@studyhall/testing';
import { type Account, at, courseCode, password, useWorld } from './world.ts';

/** Who asks. The owner is the person of a resource: the student of a session, the tutor of a profile. */
const askers = ['anonymous', 'stranger', 'owner', 'otherOwner', 'coordinator', 'admin'] as const;
type Asker = (typeof askers)[number];

/**
 * What each may expect: `+` allowed (whatever else the request then meets), `-` 403, `?` 404 since it is not
 * theirs to know of, `!` 401. In the order of `askers`; the other owner is the tutor of a session.
 */
type Body = object | string;
type Row = readonly [operation: string, expected: string, body?: Body];

interface OpenApi {
  readonly paths: Readonly<Record<string, object>>;
}

const profile = { displayName: 'Somebody', timeZone: 'UTC' };
const term = { name: 'Term', startsOn: '2026-01-01', endsOn: '2026-05-01' };
const offer = {
  headline: 'Hello',
  bio: '',
  courses: [courseCode],
  languages: ['en'],
  modes: ['online'],
  sessionMinutes: [30],
  bufferMinutes: 0,
  minNoticeMinutes: 0,
  maxAdvanceDays: 60,
  maxPerWeek: 10,
  instantBooking: true,
};
const hours = { timeZone: 'UTC', weekly: [{ weekday: 1, from: '09:00', to: '17:00' }], overrides: [] };
const policy = { maxPerDay: 5, maxPerWeek: 20, cancelNoticeMinutes: 0, noShowsBeforePause: 5 };
const month = `from=${at(1, 0)}&to=${at(20, 0)}`;
const asked = { from: at(1, 0), to: at(20, 0), minutes: 30 };
const waiting = { from: at(2, 0), to: at(3, 0), minutes: 30, courseCode };
const booking = (tutorId: string) => ({ tutorId, courseCode, start: at(9, 9), minutes: 30, mode: 'online' });

const group = { name: 'Night owls', joinPolicy: 'open', capacity: 50, timeZone: 'UTC' };
const addressee = { email: 'friend@example.edu' };

const meeting = { title: 'Reading', start: at(9, 12), minutes: 30 };
const poll = { title: 'When?', minutes: 30, options: [at(9, 13)], closesAt: at(8, 0) };
const times = { from: at(9, 0), to: at(11, 0), minutes: 30 };

const subscription = { endpoint: 'not an address', keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) } };

/** Every operation of the API, and who may do what. */
const table = (ids: Ids): Row[] => [
  // identity: anyone
  ['POST /api/auth/sign-up/email', '++++++', { name: 'Nobody', email: 'not an address', password }],
  ['POST /api/auth/sign-in/email', '++++++', { email: 'not an address', password }],
  ['POST /api/auth/request-password-reset', '++++++', { email: 'nobody@example.edu' }],
  ['POST /api/auth/reset-password', '++++++', { token: 'unknown-token', newPassword: 'x' }],
  ['GET /api/auth/jwks', '++++++'],
  // identity: oneself
  ['GET /api/users/me', '!+++++'],
  ['GET /api/users/me/export', '!+++++'],
  ['DELETE /api/users/me', '!+++++', { unknown: 'field' }],
  // identity: the administration
  ['GET /api/users', '!----+'],
  ['GET /api/users/audit', '!----+'],
  [`PUT /api/users/${ids.nobody}/roles`, '!----?', { roles: ['student'] }],
  // students
  ['GET /api/students/me', '!+++++'],
  ['PUT /api/students/me', '!+++++', profile],
  ['GET /api/students/me/participation', '!+++++'],
  [`GET /api/students/${ids.student}`, '!?+?++'],
  ['GET /api/courses', '!+++++'],
  [`GET /api/courses/${courseCode}`, '!+++++'],
  [`PUT /api/courses/${courseCode}`, '!---++', { title: 'Programming' }],
  ['POST /api/courses/import', '!---++', 'code,title,department\n'],
  ['GET /api/terms', '!+++++'],
  ['PUT /api/terms/T1', '!---++', term],
  ['GET /api/terms/T1', '!+++++'],
  // tutors
  ['GET /api/tutors', '!+++++'],
  ['GET /api/tutors?status=pending', '!---++'],
  [`GET /api/tutors/${ids.tutor}`, '!+++++'],
  [`GET /api/tutors/${ids.suspended}`, '!???++'],
  [`GET /api/tutors/${ids.tutor}/slots?${month}`, '!+++++'],
  [`GET /api/tutors/${ids.tutor}/reviews`, '!+++++'],
  ['GET /api/tutors/me', '!??+??'],
  ['GET /api/tutors/me/availability', '!??+??'],
  ['PUT /api/tutors/me/availability', '!??+??', hours],
  ['PUT /api/tutors/me', '!+++++', offer],
  [`POST /api/tutors/${ids.suspended}/approve`, '!---++'],
  [`POST /api/tutors/${ids.suspended}/suspend`, '!---++', {}],
  // sessions: the student is the owner, the tutor the other owner
  ['GET /api/sessions', '!+++++'],
  ['POST /api/sessions', '!+++++', booking(ids.suspendedNobody)],
  [`GET /api/sessions/${ids.session}`, '!?++++'],
  [`PUT /api/sessions/${ids.session}/notes`, '!?++--', { shared: 'Bring the book' }],
  [`PUT /api/sessions/${ids.session}/notes`, '!?-+--', { private: 'Shy' }],
  [`POST /api/sessions/${ids.session}/accept`, '!?-+--'],
  [`POST /api/sessions/${ids.session}/decline`, '!?-+--', {}],
  [`POST /api/sessions/${ids.session}/complete`, '!?-+--'],
  [`POST /api/sessions/${ids.session}/no-show`, '!?-+--'],
  [`POST /api/sessions/${ids.session}/review`, '!?+---', { rating: 5, comment: 'Good' }],
  [`POST /api/sessions/${ids.session}/reschedule`, '!?++--', { start: at(30, 3) }],
  [`POST /api/sessions/${ids.session}/cancel`, '!?++++', {}],
  // waitlists
  ['GET /api/waitlist', '!+++++'],
  [`POST /api/tutors/${ids.tutor}/waitlist`, '!+++++', waiting],
  [`DELETE /api/tutors/${ids.tutor}/waitlist`, '!+++++', waiting],
  [`POST /api/waitlist/${ids.nobody}/accept`, '!?????'],
  [`POST /api/waitlist/${ids.nobody}/decline`, '!?????'],
  // the programme
  ['GET /api/tutoring/policy', '!+++++'],
  ['PUT /api/tutoring/policy', '!---++', policy],
  [`GET /api/tutoring/report?${month}&by=week`, '!---++'],
  ['GET /api/tutoring/showcase', '++++++'],
  // calendar
  [`GET /api/calendar/me?${month}`, '!+++++'],
  ['GET /api/calendar/me/timetable', '!+++++'],
  ['PUT /api/calendar/me/timetable', '!+++++', { timeZone: 'UTC', classes: [] }],
  ['GET /api/calendar/me/sharing', '!+++++'],
  ['PUT /api/calendar/me/sharing', '!+++++', { freeBusy: 'nobody', nameWhenMissing: false }],
  ['POST /api/calendar/common-times', '!?++??', { ...asked, people: [ids.student] }],
  ['GET /api/calendar/me/imports', '!+++++'],
  ['POST /api/calendar/me/imports', '!+++++', { url: 'not an address' }],
  [`PUT /api/calendar/me/imports/${ids.nobody}`, '!+++++'],
  [`DELETE /api/calendar/me/imports/${ids.nobody}`, '!?????'],
  ['DELETE /api/calendar/me/imports', '!+++++'],
  ['GET /api/calendar/me/subscription', '!+++++'],
  ['POST /api/calendar/me/subscription', '!+++++'],
  ['DELETE /api/calendar/me/subscription', '!+++++'],
  [`GET /api/calendar/feeds/${ids.nobody}`, '??????'],
  [`GET /api/calendar/me/events/${ids.nobody}`, '!?????'],
  // notifications: each their own
  ['GET /api/notifications', '!+++++'],
  ['POST /api/notifications/read', '!+++++', { all: true }],
  ['GET /api/notifications/stream', '!+++++'],
  ['GET /api/notifications/preferences', '!+++++'],
  ['PUT /api/notifications/preferences', '!+++++', {}],
  ['GET /api/notifications/push/key', '!+++++'],
  ['GET /api/notifications/push/subscriptions', '!+++++'],
  ['POST /api/notifications/push/subscriptions', '!+++++', subscription],
  [`DELETE /api/notifications/push/subscriptions/${ids.nobody}`, '!?????'],
  // By the link in a mail, whoever follows it.
  ['GET /api/notifications/unsubscribe?token=x', '++++++'],
  ['POST /api/notifications/unsubscribe?token=x', '++++++'],
  // groups: the owner owns them, the other owner is a moderator; the secret one is by invitation
  ['GET /api/groups', '!+++++'],
  ['GET /api/groups?mine=true', '!+++++'],
  ['GET /api/groups/showcase', '++++++'],
  ['POST /api/groups', '!+++++', group],
  [`GET /api/groups/${ids.group}`, '!+++++'],
  [`GET /api/groups/${ids.secret}`, '!?++??'],
  [`PATCH /api/groups/${ids.group}`, '!-+---', { topic: 'Sleep' }],
  [`PATCH /api/groups/${ids.secret}`, '!?+-??', { topic: 'Sleep' }],
  [`GET /api/groups/${ids.group}/members`, '!-++--'],
  [`GET /api/groups/${ids.group}/members?status=requested`, '!-++--'],
  [`GET /api/groups/${ids.secret}/members`, '!?++??'],
  [`POST /api/groups/${ids.group}/members/${ids.nobody}/accept`, '!-??--'],
  [`POST /api/groups/${ids.secret}/members/${ids.nobody}/accept`, '!?????'],
  [`POST /api/groups/${ids.group}/members/${ids.nobody}/reject`, '!-??--'],
  [`POST /api/groups/${ids.group}/members/${ids.nobody}/remove`, '!-??--'],
  [`POST /api/groups/${ids.group}/members/${ids.student}/remove`, '!-+---'],
  [`POST /api/groups/${ids.group}/members/${ids.nobody}/ban`, '!-??--'],
  [`POST /api/groups/${ids.group}/members/${ids.nobody}/unban`, '!-++--'],
  [`POST /api/groups/${ids.secret}/members/${ids.nobody}/unban`, '!?++??'],
  [`POST /api/groups/${ids.group}/members/${ids.nobody}/role`, '!-?---', { role: 'member' }],
  [`POST /api/groups/${ids.secret}/members/${ids.nobody}/role`, '!??-??', { role: 'member' }],
  [`GET /api/groups/${ids.group}/invitations`, '!-++--'],
  [`POST /api/groups/${ids.group}/invitations`, '!-++--', addressee],
  [`POST /api/groups/${ids.secret}/invitations`, '!?++??', addressee],
  [`DELETE /api/groups/${ids.group}/invitations/${ids.nobody}`, '!-??--'],
  ['GET /api/invitations', '!+++++'],
  ['GET /api/invitations/x', '!?????'],
  ['POST /api/invitations/x/accept', '!?????'],
  ['POST /api/invitations/x/decline', '!?????'],
  // posts: by the owner
  [`GET /api/groups/${ids.group}/posts`, '!-++--'],
  [`GET /api/groups/${ids.secret}/posts`, '!?++??'],
  [`POST /api/groups/${ids.group}/posts`, '!-++--', { body: 'Hello' }],
  [`POST /api/groups/${ids.secret}/posts`, '!?++??', { body: 'Hello' }],
  [`POST /api/groups/${ids.group}/posts/read`, '!-++--'],
  [`GET /api/groups/${ids.group}/reports`, '!-++--'],
  [`POST /api/groups/${ids.group}/reports/${ids.nobody}/resolve`, '!-??--'],
  [`GET /api/posts/${ids.post}`, '!?++??'],
  [`PATCH /api/posts/${ids.post}`, '!?+-??', { body: 'Hello again' }],
  [`PATCH /api/posts/${ids.post}`, '!?++??', { pinned: true }],
  [`GET /api/posts/${ids.post}/history`, '!?++??'],
  [`POST /api/posts/${ids.post}/report`, '!?-+??', { reason: 'Rude' }],
  [`DELETE /api/posts/${ids.post}`, '!?++??'],
  // meetings and polls of groups: the owner has planned them, the other owner moderates
  ['GET /api/meetings', '!+++++'],
  [`POST /api/groups/${ids.group}/meetings/check`, '!-++--', meeting],
  [`POST /api/groups/${ids.secret}/meetings/check`, '!?++??', meeting],
  [`POST /api/groups/${ids.group}/meetings`, '!-++--', meeting],
  [`POST /api/groups/${ids.secret}/meetings`, '!?++??', meeting],
  [`GET /api/groups/${ids.group}/meetings`, '!-++--'],
  [`GET /api/groups/${ids.secret}/meetings`, '!?++??'],
  [`POST /api/groups/${ids.group}/common-times`, '!-++--', times],
  [`POST /api/groups/${ids.secret}/common-times`, '!?++??', times],
  [`POST /api/groups/${ids.group}/polls`, '!-++--', poll],
  [`POST /api/groups/${ids.secret}/polls`, '!?++??', poll],
  [`GET /api/groups/${ids.group}/polls`, '!-++--'],
  [`GET /api/groups/${ids.secret}/polls`, '!?++??'],
  [`GET /api/meetings/${ids.meeting}`, '!?++??'],
  [`POST /api/meetings/${ids.meeting}/rsvp`, '!?++??', { answer: 'maybe' }],
  [`PATCH /api/meetings/${ids.meeting}`, '!?++??', { title: 'Essays' }],
  [`POST /api/meetings/${ids.meeting}/cancel`, '!?++??', {}],
  [`GET /api/polls/${ids.poll}`, '!?++??'],
  [`PUT /api/polls/${ids.poll}/votes`, '!?++??', { votes: [] }],
  [`POST /api/polls/${ids.poll}/close`, '!?++??', {}],
  // groups, in the end
  [`POST /api/groups/${ids.secret}/join`, '!?++??'],
  [`POST /api/groups/${ids.group}/join`, '!+++++'],
  [`DELETE /api/groups/${ids.group}`, '!-+---'],
  [`DELETE /api/groups/${ids.secret}`, '!?+-??'],
  [`POST /api/groups/${ids.group}/leave`, '!+++++'],
  [`POST /api/groups/${ids.secret}/leave`, '!?++??'],
  // the front door
  ['GET /api/status', '++++++'],
  ['GET /api/operations', '!----+'],
  ['GET /api/docs', '++++++'],
  ['GET /api/docs/openapi.json', '++++++'],
  ['GET /internal/people/me', '??????'],
  ['POST /internal/reservations', '??????', {}],
];

/**
 * Operations of the sign-in cookie or its bearer, which a platform token does not open: tested with identity.
 */
const bySignInSession = [
  'GET /api/auth/token',
  'GET /api/auth/get-session',
  'GET /api/auth/list-sessions',
  'GET /api/auth/verify-email',
  'POST /api/auth/change-password',
  'POST /api/auth/revoke-other-sessions',
  'POST /api/auth/revoke-session',
  'POST /api/auth/send-verification-email',
  'POST /api/auth/sign-out',
];

interface Ids {
  readonly student: string;
  readonly tutor: string;
  readonly suspended: string;
  readonly suspendedNobody: string;
  readonly session: string;
  readonly nobody: string;
  readonly group: string;
  readonly secret: string;
  readonly post: string;
  readonly meeting: string;
  readonly poll: string;
}

const statusOf: Readonly<Record<string, number>> = { '!': 401, '-': 403, '?': 404 };

forEachEngine('authorization', (engine) => {
  const world = useWorld(engine, { students: 2, tutors: 2 });

  function accountOf(asker: Asker): Account | undefined {
    const { students, tutors, coordinator, admin } = world;
    const accounts = { stranger: students[1], owner: students[0], otherOwner: tutors[0], coordinator, admin };
    return asker === 'anonymous' ? undefined : accounts[asker];
  }

  async function prepare(): Promise<Ids> {
    const { api, students, tutors, coordinator } = world;
    const [tutor, suspended] = tutors;
    const body = booking(tutor?.id ?? '');
    const booked = await api.post<{ id: string }>('/api/sessions', { token: students[0]?.token, body });
    assert.equal(booked.status, 201);
    const path = `/api/tutors/${suspended?.id}/suspend`;
    assert.equal((await api.post(path, { token: coordinator.token, body: {} })).status, 200);
    const nobody = newId();
    const { open, secret, post } = await prepareGroups();
    return {
      meeting: await create(`/api/groups/${secret}/meetings`, meeting),
      poll: await create(`/api/groups/${secret}/polls`, poll),
      group: open,
      secret,
      post,
      student: students[0]?.id ?? '',
      tutor: tutor?.id ?? '',
      suspended: suspended?.id ?? '',
      suspendedNobody: nobody,
      session: booked.body.id,
      nobody,
    };
  }

  /** A group that everyone knows of and one by invitation, both moderated by the first tutor, and a post. */
  async function prepareGroups() {
    const { api, students, tutors } = world;
    const [owner, moderator] = [students[0], tutors[0]];
    const make = async (joinPolicy: string) => {
      const body = { ...group, joinPolicy };
      const { id } = (await api.post<{ id: string }>('/api/groups', { token: owner?.token, body })).body;
      const invitation = { token: owner?.token, body: { userId: moderator?.id } };
      assert.equal((await api.post(`/api/groups/${id}/invitations`, invitation)).status, 201);
      assert.equal((await api.post(`/api/groups/${id}/join`, { token: moderator?.token })).status, 200);
      const role = { token: owner?.token, body: { role: 'moderator' } };
      assert.equal((await api.post(`/api/groups/${id}/members/${moderator?.id}/role`, role)).status, 200);
      return id;
    };
    const [open, secret] = [await make('open'), await make('invite')];
    const body = { body: 'Hello' };
    const written = await api.post<{ id: string }>(`/api/groups/${secret}/posts`, {
      token: owner?.token,
      body,
    });
    return { open, secret, post: written.body.id };
  }

  async function create(path: string, body: object): Promise<string> {
    const { students } = world;
    const answer = await world.api.post<{ id: string }>(path, { token: students[0]?.token, body });
    assert.equal(answer.status, 201);
    return answer.body.id;
  }

  async function send(operation: string, asker: Asker, body: Body | undefined): Promise<number> {
    const [method = '', path = ''] = operation.split(' ');
    const call = method.toLowerCase();
    assert.ok(call === 'get' || call === 'post' || call === 'put' || call === 'patch' || call === 'delete');
    const headers: Record<string, string> = typeof body === 'string' ? { 'content-type': 'text/csv' } : {};
    // Refused once all else is right: a stream would never end.
    if (path.endsWith('/stream')) headers['last-event-id'] = 'none';
    const token = accountOf(asker)?.token;
    return (await world.api[call](path, { token, headers, ...(body && { body }) })).status;
  }

  it('is as the table says, row by row', async () => {
    const rows = table(await prepare());
    const wrong: string[] = [];
    for (const [operation, expected, body] of rows) {
      for (const [index, asker] of askers.entries()) {
        const mark = expected[index] ?? '';
        const status = await send(operation, asker, body);
        const right =
          mark === '+'
            ? status !== 403 && status < 500 && (status !== 401 || isOpen(operation))
            : status === statusOf[mark];
        if (!right) wrong.push(`${operation} by ${asker}: ${status} instead of ${mark}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  describe('is stated', () => {
    it('for every operation of the API', async () => {
      const { body } = await world.api.get<OpenApi>('/api/docs/openapi.json');
      const documented = Object.entries(body.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      );
      const ids = {
        student: 'x',
        tutor: 'x',
        suspended: 'x',
        suspendedNobody: 'x',
        session: 'x',
        nobody: 'x',
        group: 'x',
        secret: 'x',
        post: 'x',
        meeting: 'x',
        poll: 'x',
      };
      const stated = [...table(ids).map(([operation]) => operation), ...bySignInSession].map(shapeOf);
      const missing = documented.filter((operation) => !stated.includes(shapeOf(operation)));
      assert.ok(documented.length > 50);
      assert.deepEqual(missing, []);
    });
  });
});

/** Signing in with a wrong password is a 401 to everyone. */
function isOpen(operation: string): boolean {
  return operation.includes('/api/auth/');
}

/** The operation without its query, ids replaced by a star. */
function shapeOf(operation: string): string {
  const [method = '', target = ''] = operation.split(' ');
  const [path = ''] = target.split('?');
  const parts = path.split('/').map((part, index) => (index > 2 && isVariable(part) ? '*' : part));
  return `${method} ${parts.join('/')}`;
}

function isVariable(part: string): boolean {
  return /^\{.*\}$|^x$|^[0-9a-f]{8}-/.test(part) || part === courseCode || part === 'T1';
}
