import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { at, type Someone, useBookingWorld } from './booking-world.ts';

type Who = 'anonymous' | 'stranger' | 'otherTutor' | 'student' | 'tutor' | 'coordinator' | 'admin';
type Expected = Readonly<Record<Who, number>>;

const everyone: readonly Who[] = [
  'anonymous',
  'stranger',
  'otherTutor',
  'student',
  'tutor',
  'coordinator',
  'admin',
];

/** The session is confirmed and lies ahead, so that whoever may act is answered 409 by most actions. */
const sessionRows: readonly { call: string; body?: unknown; expected: Expected }[] = [
  { call: 'GET /api/sessions/:id', expected: row(401, 404, 404, 200, 200, 200, 200) },
  { call: 'POST /api/sessions/:id/accept', expected: row(401, 404, 404, 403, 200, 403, 403) },
  { call: 'POST /api/sessions/:id/decline', expected: row(401, 404, 404, 403, 409, 403, 403) },
  { call: 'POST /api/sessions/:id/complete', expected: row(401, 404, 404, 403, 409, 403, 403) },
  { call: 'POST /api/sessions/:id/no-show', expected: row(401, 404, 404, 403, 409, 403, 403) },
  {
    call: 'POST /api/sessions/:id/reschedule',
    body: { start: at(7) },
    expected: row(401, 404, 404, 422, 422, 403, 403),
  },
  {
    call: 'PUT /api/sessions/:id/notes',
    body: { shared: 'x' },
    expected: row(401, 404, 404, 200, 200, 403, 403),
  },
  {
    call: 'PUT /api/sessions/:id/notes',
    body: { private: 'x' },
    expected: row(401, 404, 404, 403, 200, 403, 403),
  },
  {
    call: 'POST /api/sessions/:id/review',
    body: { rating: 5 },
    expected: row(401, 404, 404, 409, 403, 403, 403),
  },
];

const programmeRows: readonly { call: string; body?: unknown; expected: Expected }[] = [
  { call: 'GET /api/sessions', expected: row(401, 200, 200, 200, 200, 200, 200) },
  { call: 'POST /api/sessions', body: {}, expected: row(401, 400, 400, 400, 400, 400, 400) },
  { call: 'GET /api/waitlist', expected: row(401, 200, 200, 200, 200, 200, 200) },
  { call: 'POST /api/tutors/:tutor/waitlist', body: {}, expected: row(401, 400, 400, 400, 400, 400, 400) },
  { call: 'DELETE /api/tutors/:tutor/waitlist', expected: row(401, 204, 204, 204, 204, 204, 204) },
  { call: 'GET /api/tutors/:tutor/reviews', expected: row(401, 200, 200, 200, 200, 200, 200) },
  { call: 'GET /api/tutoring/policy', expected: row(401, 200, 200, 200, 200, 200, 200) },
  {
    call: 'PUT /api/tutoring/policy',
    body: { maxPerDay: 100, maxPerWeek: 500, cancelNoticeMinutes: 120, noShowsBeforePause: 3 },
    expected: row(401, 403, 403, 403, 403, 200, 200),
  },
  {
    call: `GET /api/tutoring/report?from=${at(0)}&to=${at(24)}`,
    expected: row(401, 403, 403, 403, 403, 200, 200),
  },
];

/** One status for each of `everyone`, in that order. */
function row(...statuses: number[]): Expected {
  const pairs = everyone.map((who, index) => [who, statuses[index]]);
  return Object.fromEntries(pairs) as Record<Who, number>;
}

forEachEngine('who may do what', (engine) => {
  const world = useBookingWorld(engine);
  const people: Partial<Record<Who, Someone>> = {};
  let sessionId = '';

  before(async () => {
    people.tutor = await world.tutor();
    people.otherTutor = await world.tutor();
    people.student = await world.someone();
    people.stranger = await world.someone();
    people.coordinator = await world.someone('coordinator');
    people.admin = await world.someone('admin');
    sessionId = (await world.book(people.student, people.tutor)).body.id;
  });

  async function ask(who: Who, call: string, body: unknown): Promise<number> {
    const [method = '', pattern = ''] = call.split(' ');
    const path = pattern.replace(':id', sessionId).replace(':tutor', people.tutor?.id ?? '');
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    return (await world.api[verb](path, { token: people[who]?.token, body })).status;
  }

  for (const { call, body, expected } of [...sessionRows, ...programmeRows]) {
    describe(`${call}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`, () => {
      for (const who of everyone) {
        it(`answers ${expected[who]} to ${who}`, async () => {
          assert.equal(await ask(who, call, body), expected[who]);
        });
      }
    });
  }

  describe('POST /api/sessions/:id/cancel', () => {
    for (const [who, status] of [
      ['anonymous', 401],
      ['stranger', 404],
      ['otherTutor', 404],
      ['student', 200],
      ['tutor', 200],
      ['coordinator', 200],
      ['admin', 200],
    ] as const) {
      it(`answers ${status} to ${who}`, async () => {
        const { student, tutor } = people;
        assert.ok(student && tutor);
        const { body } = await world.book(student, tutor, { start: at(80) });
        const path = `/api/sessions/${body.id}/cancel`;
        const answer = await world.api.post(path, { token: people[who]?.token });
        assert.equal(answer.status, status);
        await world.act(tutor, body.id, 'cancel');
      });
    }
  });

  it('shows internal calls to no person', async () => {
    for (const person of Object.values(people)) {
      const path = `/internal/people/${person.id}`;
      assert.equal((await world.api.get(path, { token: person.token })).status, 401);
      assert.equal((await world.api.delete(path, { token: person.token })).status, 401);
      assert.equal((await world.api.post('/internal/import', { token: person.token, body: {} })).status, 401);
    }
  });
});
