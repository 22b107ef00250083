import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Problem } from '@studyhall/http';
import { buildPerson, forEachEngine } from '@studyhall/testing';
import type { Participation, Profile } from '../src/routes/profiles.schema.ts';
import { coordinator, makeCourse, student, tokens, useStudents } from './students-app.ts';

const profile = {
  displayName: 'Ayesha Khan',
  programme: 'BSc Computing',
  year: 2,
  timeZone: 'Asia/Karachi',
  languages: ['en', 'ur'],
  bio: 'Two lines\nof text',
};

function event(type: string, data: object, time = new Date().toISOString()) {
  const id = crypto.randomUUID();
  const fixed = { specversion: '1.0', source: '/services/tutors', datacontenttype: 'application/json' };
  return { ...fixed, id, type, subject: id, time, data };
}

forEachEngine('profiles', (engine) => {
  const students = useStudents(engine);
  const send = async (...events: object[]) =>
    students.api.post<{ accepted: number }>('/internal/events', {
      token: await tokens.serviceToken('tutors', 'students'),
      body: events,
    });

  it('begin with the name of the account and are replaced as a whole', async () => {
    const { api } = students;
    const person = buildPerson({ name: 'Ayesha' });
    const token = await tokens.tokenFor(person);
    const before = await api.get<Profile>('/api/students/me', { token });
    assert.equal(before.body.displayName, 'Ayesha');
    assert.equal(before.body.timeZone, null);
    const course = await makeCourse(students);
    const put = await api.put('/api/students/me', { token, body: { ...profile, courses: [course] } });
    assert.equal(put.status, 200);
    const after = await api.get('/api/students/me', { token });
    assert.deepEqual(after.body, { id: person.id, ...profile, courses: [course] });
  });

  it('tell of their name and zone whoever needs them', async () => {
    const { api, context } = students;
    const person = buildPerson();
    await api.put('/api/students/me', { token: await tokens.tokenFor(person), body: profile });
    const sent = await context.db.read
      .selectFrom('outbox')
      .select(['type', 'subscriber', 'body'])
      .where('subject', '=', person.id)
      .execute();
    assert.deepEqual(sent.map(({ type, subscriber }) => `${type} to ${subscriber}`).toSorted(), [
      'profile.changed to calendar',
      'profile.changed to notifications',
    ]);
    const told = { personId: person.id, name: profile.displayName, timeZone: profile.timeZone };
    assert.deepEqual(JSON.parse(sent[0]?.body ?? ''), told);
  });

  it('drop the courses that are left out', async () => {
    const { api } = students;
    const token = await student();
    const [first, second] = [await makeCourse(students), await makeCourse(students)];
    await api.put('/api/students/me', { token, body: { ...profile, courses: [first, second] } });
    await api.put('/api/students/me', { token, body: { ...profile, courses: [second] } });
    assert.deepEqual((await api.get<Profile>('/api/students/me', { token })).body.courses, [second]);
  });

  it('are refused with an unknown course, zone or field, and nothing is kept', async () => {
    const { api } = students;
    const token = await student();
    const put = (changes: object) =>
      api.put<Problem>('/api/students/me', { token, body: { ...profile, ...changes } });
    const unknown = await put({ courses: ['NO-SUCH'] });
    assert.equal(unknown.status, 422);
    assert.equal(unknown.body.errors?.[0]?.path, '/courses/0');
    assert.equal((await put({ timeZone: 'Mars/Olympus' })).status, 422);
    assert.equal((await put({ role: 'admin' })).status, 400);
    assert.equal((await put({ displayName: '   ' })).status, 400);
    assert.equal((await api.get<Profile>('/api/students/me', { token })).body.timeZone, null);
  });

  it('are seen by their owner and by coordinators, and by nobody else', async () => {
    const { api } = students;
    const person = buildPerson();
    const token = await tokens.tokenFor(person);
    await api.put('/api/students/me', { token, body: profile });
    const path = `/api/students/${person.id}`;
    assert.equal((await api.get(path, { token })).status, 200);
    assert.equal((await api.get(path, { token: await coordinator() })).status, 200);
    assert.equal((await api.get(path, { token: await student() })).status, 404);
    assert.equal((await api.get(path)).status, 401);
  });

  it('are made by the event of a registration, once', async () => {
    const person = buildPerson({ name: 'Bilal' });
    const registered = event('person.registered', {
      personId: person.id,
      name: person.name,
      email: person.email,
    });
    assert.deepEqual((await send(registered)).body, { accepted: 1 });
    assert.deepEqual((await send(registered)).body, { accepted: 1 });
    const read = await students.api.get<Profile>(`/api/students/${person.id}`, {
      token: await coordinator(),
    });
    assert.equal(read.body.displayName, 'Bilal');
  });

  it('show the sessions one takes part in, in their newest state', async () => {
    const [learner, teacher] = [buildPerson(), buildPerson()];
    const session = {
      sessionId: crypto.randomUUID(),
      tutorId: teacher.id,
      studentId: learner.id,
      tutorName: 'Omar',
      studentName: 'Sana',
      courseCode: 'CS-1',
      start: '2026-11-02T09:00:00.000Z',
      end: '2026-11-02T10:00:00.000Z',
      mode: 'online',
      topic: 'Recursion',
    };
    await send(
      event('session.requested', { ...session, status: 'requested' }, '2026-11-01T10:00:00.000Z'),
      event('session.confirmed', { ...session, status: 'confirmed' }, '2026-11-01T11:00:00.000Z'),
      event('session.requested', { ...session, status: 'late' }, '2026-11-01T09:00:00.000Z'),
    );
    const list = async (person: typeof learner) =>
      students.api.get<{ items: Participation[] }>('/api/students/me/participation?kind=session', {
        token: await tokens.tokenFor(person),
      });
    const [mine] = (await list(learner)).body.items;
    assert.deepEqual([mine?.status, mine?.role, mine?.title], ['confirmed', 'student', 'CS-1 with Omar']);
    assert.equal((await list(teacher)).body.items[0]?.title, 'CS-1 with Sana');
  });

  it('show the groups one takes part in, as they are now', async () => {
    const [member, other] = [buildPerson(), buildPerson()];
    const group = { groupId: crypto.randomUUID(), groupName: 'Night owls', to: [] };
    const membership = (person: typeof member, status: string) => ({
      ...group,
      personId: person.id,
      personName: person.name,
      role: 'member',
      status,
    });
    const mine = async (person: typeof member) => {
      const token = await tokens.tokenFor(person);
      const path = '/api/students/me/participation?kind=group';
      const { body } = await students.api.get<{ items: Participation[] }>(path, { token });
      return body.items.map(({ id, title, status, start }) => [id, title, status, start]);
    };
    await send(
      event('group.requested', membership(member, 'waiting')),
      event('group.joined', membership(member, 'active')),
      event('group.joined', membership(other, 'active')),
      event('group.left', membership(other, 'left')),
    );
    assert.deepEqual(await mine(member), [[group.groupId, 'Night owls', 'active', null]]);
    assert.deepEqual(await mine(other), [[group.groupId, 'Night owls', 'left', null]]);
    await send(event('group.archived', group));
    assert.deepEqual(await mine(member), [[group.groupId, 'Night owls', 'archived', null]]);
    await send(event('group.changed', { ...group, groupName: 'Early birds' }));
    assert.deepEqual(await mine(member), [[group.groupId, 'Early birds', 'active', null]]);
    assert.deepEqual(await mine(other), [[group.groupId, 'Early birds', 'left', null]]);
  });

  it('are exported and erased for identity', async () => {
    const { api } = students;
    const person = buildPerson();
    await api.put('/api/students/me', { token: await tokens.tokenFor(person), body: profile });
    const token = await tokens.serviceToken('identity', 'students');
    const path = `/internal/people/${person.id}`;
    const exported = await api.get<{ profile: Profile }>(path, { token });
    assert.equal(exported.body.profile.bio, profile.bio);
    assert.equal((await api.delete(path, { token })).status, 204);
    assert.equal((await api.delete(path, { token })).status, 204);
    assert.equal((await api.get<{ profile: null }>(path, { token })).body.profile, null);
    assert.equal((await api.get(path, { token: await student() })).status, 401);
  });

  it('survive two devices that save at once', async () => {
    const { api } = students;
    const token = await student();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.put('/api/students/me', { token, body: profile })),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  });

  it('start from an import only where nothing is stored', async () => {
    const token = await tokens.serviceToken('edge', 'students');
    const body = { courses: [], terms: [], profiles: [] };
    await makeCourse(students);
    assert.equal((await students.api.post('/internal/import', { token, body })).status, 409);
  });
});
