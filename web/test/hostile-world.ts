import assert from 'node:assert/strict';
import { demoPassword } from '../../scripts/demo/university.ts';
import { type BrowserWorld, people } from './browser-world.ts';
import { importCalendar } from './calendar-content.ts';

const markup = '<img src=x onerror=alert(1)><b class="hostile">';
/** Ends an isolation, turns the direction, and never turns it back. */
const turned = '\u2069\u202Eesrever';
const graduate = '🧑‍🎓';

/** One line of so many characters: markup, marks of direction, a word that does not end, an emoji. */
export function hostileLine(length: number): string {
  const around = [...markup, ...turned, ...graduate].length;
  return `${markup}${turned}${'w'.repeat(length - around)}${graduate}`;
}

const lineLength = 200;

/** So many characters in several lines. */
export function hostileText(length: number): string {
  const lines = `${hostileLine(lineLength - 1)}\n`.repeat(Math.floor(length / lineLength));
  return `${lines}${'y'.repeat(length % lineLength)}`;
}

/** Where in the application hostile text stands, and who sees it. */
export interface HostilePage {
  readonly who: string;
  readonly path: string;
}

const dayMs = 86_400_000;
const longName = hostileLine(120);
const courseCode = 'XSS-1';

interface Person {
  readonly email: string;
  readonly token: string;
}

/** Hostile text in every field of the platform, as long as it is taken; answers with the pages that show it. */
export async function fillWithHostileText(world: BrowserWorld): Promise<readonly HostilePage[]> {
  const { api, tokenOf } = world;
  const call = async <T>(
    method: 'post' | 'put' | 'patch',
    path: string,
    token: string,
    body: object = {},
  ) => {
    const answer = await api[method]<T>(path, { token, body });
    assert.ok(answer.status < 300, `${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const coordinator = await tokenOf(people.coordinator);
  const student = await signUp(world, 'a');
  const tutor = await signUp(world, 'b');
  const suspended = await signUp(world, 'c');
  const pending = await signUp(world, 'd');

  await call('put', `/api/courses/${courseCode}`, coordinator, {
    title: hostileLine(200),
    department: hostileLine(120),
  });
  await call('put', '/api/terms/XSS', coordinator, {
    name: longName,
    startsOn: dateIn(0),
    endsOn: dateIn(90),
    holidays: [],
  });
  await call('put', '/api/students/me', student.token, {
    displayName: longName,
    programme: longName,
    year: 1,
    timeZone: 'Asia/Karachi',
    languages: ['en'],
    courses: [courseCode],
    bio: hostileText(2_000),
  });
  for (const applicant of [tutor, suspended, pending]) {
    await call('put', '/api/tutors/me', applicant.token, {
      headline: hostileLine(140),
      bio: hostileText(2_000),
      courses: [courseCode],
      languages: ['en'],
      modes: ['in-person'],
      place: hostileLine(200),
      sessionMinutes: [60],
      bufferMinutes: 0,
      minNoticeMinutes: 0,
      maxAdvanceDays: 30,
      maxPerWeek: 50,
      instantBooking: true,
    });
  }
  const idOf = async ({ token }: Person) =>
    (await api.get<{ id: string }>('/api/users/me', { token })).body.id;
  const [tutorId, suspendedId] = [await idOf(tutor), await idOf(suspended)];
  await call('post', `/api/tutors/${tutorId}/approve`, coordinator);
  await call('post', `/api/tutors/${suspendedId}/suspend`, coordinator, { reason: hostileLine(500) });
  const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));
  const hours = { timeZone: 'Asia/Karachi', weekly: always, overrides: [] };
  await call('put', '/api/tutors/me/availability', tutor.token, hours);
  const book = (days: number) =>
    call<{ id: string }>('post', '/api/sessions', student.token, {
      tutorId,
      courseCode,
      start: instantIn(days, 12),
      minutes: 60,
      mode: 'in-person',
      topic: hostileLine(500),
    });
  const [session, cancelled] = [await book(1), await book(2)];
  const notes = { shared: hostileText(4_000), private: hostileText(4_000) };
  await call('put', `/api/sessions/${session.id}/notes`, tutor.token, notes);
  await call('post', `/api/sessions/${cancelled.id}/cancel`, tutor.token, { reason: hostileLine(500) });
  const reviewed = await reviewDemoSession(world);

  const group = await call<{ id: string }>('post', '/api/groups', student.token, {
    name: longName,
    courseCode,
    topic: longName,
    description: hostileText(2_000),
    joinPolicy: 'open',
    capacity: 8,
    timeZone: 'Asia/Karachi',
  });
  const at = `/api/groups/${group.id}`;
  await call('post', `${at}/join`, tutor.token);
  const post = await call<{ id: string }>('post', `${at}/posts`, student.token, {
    body: `${hostileText(1_000)}\n\n# Heading\n\n\`\`\`\n${'x'.repeat(400)}\n\`\`\`\n\n| a | b |\n|---|---|\n| ${'z'.repeat(300)} | 1 |\n\n${'y'.repeat(3_000)}`,
  });
  await call('post', `${at}/posts`, tutor.token, { body: hostileText(5_000), parentId: post.id });
  await call('post', `/api/posts/${post.id}/report`, tutor.token, { reason: hostileLine(500) });
  const plan = (days: number) =>
    call<{ id: string }>('post', `${at}/meetings`, student.token, {
      title: longName,
      start: instantIn(days, 12),
      minutes: 60,
      place: hostileLine(200),
    });
  const [meeting, calledOff] = [await plan(3), await plan(4)];
  await call('post', `/api/meetings/${meeting.id}/rsvp`, tutor.token, { answer: 'yes' });
  await call('post', `/api/meetings/${calledOff.id}/cancel`, student.token, { reason: hostileLine(500) });
  const poll = await call<{ id: string }>('post', `${at}/polls`, student.token, {
    title: longName,
    minutes: 60,
    options: [instantIn(5, 10), instantIn(5, 14)],
    closesAt: instantIn(4, 10),
    place: hostileLine(200),
  });
  await call('put', '/api/calendar/me/timetable', student.token, {
    timeZone: 'Asia/Karachi',
    classes: [
      {
        title: hostileLine(200),
        weekday: new Date(instantIn(6, 0)).getUTCDay() || 7,
        from: '08:00',
        to: '09:30',
        startsOn: dateIn(0),
        endsOn: dateIn(60),
      },
    ],
  });
  const busy = { title: hostileLine(200), start: new Date(instantIn(1, 8)), minutes: 60 };
  await importCalendar(world, student.token, [busy], hostileLine(120));
  return [
    ...listPages(student.email, [
      '/home',
      `/find?course=${courseCode}`,
      `/tutors/${tutorId}`,
      '/sessions',
      `/sessions/${session.id}`,
      `/sessions/${cancelled.id}`,
      ...['month', 'week', 'day', 'agenda'].map((view) => `/calendar?view=${view}&date=${dateIn(1)}`),
      '/calendar/timetable',
      '/calendar/others',
      '/notifications',
      '/welcome',
      '/groups?mine=true',
      `/groups/${group.id}`,
      ...['posts', 'meetings', 'polls', 'members', 'edit', 'find-time', 'meetings/new', 'polls/new'].map(
        (part) => `/groups/${group.id}/${part}`,
      ),
      `/groups/${group.id}/meetings/${meeting.id}`,
      `/groups/${group.id}/meetings/${calledOff.id}`,
      `/groups/${group.id}/polls/${poll.id}`,
    ]),
    ...listPages(tutor.email, [
      '/home',
      '/teach',
      '/teach/offer',
      `/sessions/${session.id}`,
      '/notifications',
    ]),
    ...listPages(suspended.email, ['/teach']),
    ...listPages(people.student, [`/tutors/${reviewed}`, '/groups']),
    ...listPages(people.admin, [
      '/programme',
      '/programme?show=approved&q=img',
      '/programme?show=suspended',
      `/programme/courses?q=${courseCode}`,
      '/programme/terms',
      '/programme/figures?by=tutor',
      '/admin?q=img',
      '/admin/audit',
    ]),
  ];
}

function listPages(who: string, paths: readonly string[]): HostilePage[] {
  return paths.map((path) => ({ who, path }));
}

/** A name and an address as long as they can be. */
async function signUp({ api, tokenOf }: BrowserWorld, letter: string): Promise<Person> {
  const email = `${letter.repeat(50)}${Date.now()}@${'long-'.repeat(10)}domain.${'w'.repeat(60)}.example.edu`;
  const body = { name: longName, email, password: demoPassword };
  const answer = await api.post('/api/auth/sign-up/email', { body });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return { email, token: await tokenOf(email) };
}

/** A session that took place gets a review; answers with whose it was. */
async function reviewDemoSession({ api, tokenOf }: BrowserWorld): Promise<string> {
  const token = await tokenOf(people.student);
  const { body } = await api.get<{ items: { id: string; tutorId: string; status: string }[] }>(
    '/api/sessions?as=student&status=completed',
    { token },
  );
  const session = body.items[0];
  assert.ok(session, 'the student had a session');
  const review = { rating: 5, comment: hostileText(2_000) };
  const answer = await api.post(`/api/sessions/${session.id}/review`, { token, body: review });
  assert.ok(answer.status < 300, JSON.stringify(answer.body));
  return session.tutorId;
}

/** In Karachi, where the browser is. */
function dateIn(days: number): string {
  return new Date(Date.now() + days * dayMs).toLocaleDateString('en-CA', { timeZone: 'Asia/Karachi' });
}

function instantIn(days: number, oclock: number): string {
  return new Date(Date.parse(`${dateIn(days)}T00:00:00+05:00`) + oclock * 3_600_000).toISOString();
}
