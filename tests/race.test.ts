import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import { askUntilAnswered, at, courseCode, useWorld } from './world.ts';

interface Session {
  readonly id: string;
  readonly status: string;
}

forEachEngine('racing for time', (engine) => {
  const world = useWorld(engine, { students: 200, tutors: 2 });

  const booking = (tutorId: string, start: string) => ({
    tutorId,
    courseCode,
    start,
    minutes: 60,
    mode: 'online',
    topic: 'Recursion',
  });

  it('gives a slot for which 200 students race to exactly one', async () => {
    const { api, students, tutors } = world;
    const body = booking(tutors[0]?.id ?? '', at(3, 10));
    const answers = await Promise.all(
      students.map(({ token }) =>
        askUntilAnswered(() => api.post<Session & Problem>('/api/sessions', { token, body })),
      ),
    );
    const won = answers.filter(({ status }) => status === 201);
    const lost = answers.filter(({ status }) => status === 409);
    assert.deepEqual([won.length, lost.length], [1, 199]);
    const told = lost.map(
      ({ body: problem }) => `${problem.rule}, ${problem.alternatives?.length} alternatives`,
    );
    assert.deepEqual(new Set(told), new Set(['busy, 3 alternatives']));
  });

  it('gives ten equal requests with one Idempotency-Key one session', async () => {
    const { api, students, tutors } = world;
    const [student] = students;
    const body = booking(tutors[0]?.id ?? '', at(4, 10));
    const headers = { 'idempotency-key': 'one-and-the-same' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        askUntilAnswered(() => api.post<Session>('/api/sessions', { token: student?.token, body, headers })),
      ),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    assert.equal(new Set(answers.map((answer) => answer.body.id)).size, 1);
  });

  it('gives an hour to a session or to a class, never to both', async () => {
    const { api, students, tutors } = world;
    const tutorId = tutors[1]?.id ?? '';
    for (const [index, { token }] of students.slice(0, 24).entries()) {
      const start = at(5 + Math.floor(index / 12), index % 12);
      const date = start.slice(0, 10);
      const timetable = {
        timeZone: 'UTC',
        classes: [
          {
            title: 'Analysis',
            weekday: new Date(start).getUTCDay() || 7,
            from: start.slice(11, 16),
            to: at(0, (index % 12) + 1).slice(11, 16),
            startsOn: date,
            endsOn: date,
            except: [],
          },
        ],
      };
      const [booked, kept] = await Promise.all([
        api.post('/api/sessions', { token, body: booking(tutorId, start) }),
        api.put('/api/calendar/me/timetable', { token, body: timetable }),
      ]);
      assert.deepEqual(
        [booked.status, kept.status].toSorted(),
        booked.status === 201 ? [201, 409] : [200, 409],
      );
    }
  });
});
