import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import { forEachEngine } from '@studyhall/testing';
import { at, BookingWorld, expectStatus, monday, type Someone, useBookingWorld } from './booking-world.ts';

interface Exported {
  readonly sessions: readonly { id: string; studentName: string; notes?: { private: string | null } }[];
  readonly reviews: readonly { rating: number }[];
  readonly waitlist: readonly { courseCode: string }[];
}

forEachEngine('a person’s sessions', (engine) => {
  const world = useBookingWorld(engine);

  async function exported(person: Someone) {
    const token = await world.serviceToken('tutors');
    return (await world.api.get<Exported>(`/internal/people/${person.id}`, { token })).body;
  }

  async function erase(person: Someone): Promise<void> {
    const token = await world.serviceToken('tutors');
    expectStatus(await world.api.delete(`/internal/people/${person.id}`, { token }), 200, 204);
  }

  /** A tutor and a student with a reviewed session, one that lies ahead, and a place in the line. */
  async function acquainted() {
    const [tutor, student] = [await world.tutor({ minNoticeMinutes: 0 }), await world.someone()];
    const past = (await world.book(student, tutor, { start: at(9) })).body;
    const ahead = (await world.book(student, tutor)).body;
    await world.api.put(`/api/sessions/${past.id}/notes`, {
      token: tutor.token,
      body: { shared: 'Recursion', private: 'Shy' },
    });
    world.clock.now = Date.parse(past.end);
    const token = (await world.renew(student)).token;
    await world.api.post(`/api/sessions/${past.id}/review`, { token, body: { rating: 2, comment: 'Fine' } });
    world.clock.now = monday;
    const body = { from: at(34), to: at(35), minutes: 60, courseCode: 'CS-101' };
    expectStatus(
      await world.api.post(`/api/tutors/${tutor.id}/waitlist`, { token: student.token, body }),
      201,
    );
    return { tutor, student, past, ahead };
  }

  it('are exported with what is theirs, and nothing of the other’s own', async () => {
    const { tutor, student } = await acquainted();
    const ofStudent = await exported(student);
    assert.equal(ofStudent.sessions.length, 2);
    assert.deepEqual(ofStudent.sessions[0]?.notes, { shared: 'Recursion', private: null });
    assert.deepEqual([ofStudent.reviews.length, ofStudent.waitlist.length], [1, 1]);
    assert.equal((await exported(tutor)).sessions[0]?.notes?.private, 'Shy');
  });

  it('are erased with a student: what lies ahead is called off, what was has no name', async () => {
    const { tutor, student, past, ahead } = await acquainted();
    await erase(student);
    assert.equal((await world.get(tutor, ahead.id)).body.status, 'cancelled');
    assert.equal((await world.reservation(ahead.id)).body.status, 'released');
    const kept = await world.stored(past.id);
    assert.deepEqual([kept?.student_name, kept?.topic], ['Former member', '']);
    const { token } = await world.someone();
    const { body } = await world.api.get<{ items: { reviewer: string; rating: number }[] }>(
      `/api/tutors/${tutor.id}/reviews`,
      { token },
    );
    assert.deepEqual(
      body.items.map(({ reviewer, rating }) => [reviewer, rating]),
      [['Former', 2]],
    );
    assert.deepEqual((await exported(student)).waitlist, []);
    await erase(student);
  });

  it('are erased with a tutor: the students keep theirs, without the name and the notes', async () => {
    const { tutor, student, past, ahead } = await acquainted();
    await erase(tutor);
    assert.equal((await world.get(student, ahead.id)).body.status, 'cancelled');
    assert.equal((await world.stored(past.id))?.tutor_name, 'Former member');
    const notes = await world.context.db.read
      .selectFrom('session_notes')
      .select(['shared_text', 'private_text'])
      .where('session_id', '=', past.id)
      .execute();
    assert.deepEqual(notes, [{ shared_text: 'Recursion', private_text: '' }]);
    const reviews = await world.context.db.read
      .selectFrom('reviews')
      .select('rating')
      .where('tutor_id', '=', tutor.id)
      .execute();
    assert.deepEqual(reviews, []);
  });
});

forEachEngine('the import of sessions', (engine) => {
  const tutor = {
    id: newId(),
    name: 'Ayesha Khan',
    status: 'approved',
    headline: 'Algorithms',
    bio: '',
    courses: ['CS-101'],
    languages: ['en'],
    modes: ['online'],
    sessionMinutes: [60],
    bufferMinutes: 0,
    minNoticeMinutes: 60,
    maxAdvanceDays: 30,
    maxPerWeek: 40,
    instantBooking: true,
    availability: {
      timeZone: 'UTC',
      weekly: [{ weekday: 1, from: '09:00', to: '12:00' }],
      overrides: [],
    },
  };
  const session = {
    tutorId: tutor.id,
    studentId: newId(),
    studentName: 'Bilal Ahmed',
    courseCode: 'CS-101',
    minutes: 60,
    mode: 'online',
  };

  async function load(sessions: unknown[], work: (world: BookingWorld, status: number) => Promise<void>) {
    const world = new BookingWorld();
    await world.start(engine);
    try {
      const token = await world.serviceToken('tutors');
      const policy = { maxPerDay: 1, maxPerWeek: 5, cancelNoticeMinutes: 60, noShowsBeforePause: 3 };
      const body = { tutors: [tutor], policy, sessions };
      await work(world, (await world.api.post('/internal/import', { token, body })).status);
    } finally {
      await world.stop();
    }
  }

  it('reserves what was and what is to come, completes the one and keeps the other', async () => {
    const was = { ...session, start: at(-24 * 7 + 10), review: { rating: 5, comment: 'Great' } };
    const toCome = { ...session, start: at(24 * 7 + 10) };
    await load([was, toCome], async (world, status) => {
      assert.ok(status < 300);
      const rows = await world.context.db.read
        .selectFrom('sessions')
        .select(['id', 'status'])
        .orderBy('start_at')
        .execute();
      assert.deepEqual(
        rows.map((row) => row.status),
        ['completed', 'confirmed'],
      );
      for (const { id } of rows) assert.equal((await world.reservation(id)).body.status, 'active');
      const [review] = await world.context.db.read.selectFrom('reviews').selectAll().execute();
      assert.deepEqual([review?.rating, review?.reviewed_at], [5, '2026-02-24 11:00:00.000']);
    });
  });

  describe('refuses', () => {
    const monday10 = at(-24 * 7 + 10);
    for (const [why, sessions] of [
      ['what is outside the hours', [{ ...session, start: at(-24 * 7 + 14) }]],
      ['what overlaps', [session, session].map((each) => ({ ...each, start: monday10 }))],
      ['what is over a limit', [monday10, at(-24 * 7 + 11)].map((start) => ({ ...session, start }))],
    ] as const) {
      it(why, async () => {
        await load([...sessions], async (_world, status) => assert.equal(status, 422));
      });
    }
  });
});
