import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { at, monday, type ProblemBody, type Someone, useBookingWorld } from './booking-world.ts';

interface ReviewBody {
  readonly reviewer: string;
  readonly rating: number;
  readonly comment: string;
}

const hour = 3_600_000;

forEachEngine('reviews', (engine) => {
  const world = useBookingWorld(engine);

  afterEach(() => {
    world.clock.now = monday;
  });

  /** With a token of now. */
  async function review(student: Someone, sessionId: string, body: unknown) {
    const { token } = await world.renew(student);
    const path = `/api/sessions/${sessionId}/review`;
    return world.api.post<ReviewBody & ProblemBody>(path, { token, body });
  }

  async function reviewsOf(tutor: Someone, query = '') {
    const { token } = await world.someone();
    const path = `/api/tutors/${tutor.id}/reviews${query}`;
    return (await world.api.get<{ items: ReviewBody[]; nextCursor: string | null }>(path, { token })).body;
  }

  async function ratingOf(tutor: Someone) {
    const { token } = await world.someone();
    const { body } = await world.api.get<{ rating: { mean: number; count: number } }>(
      `/api/tutors/${tutor.id}`,
      { token },
    );
    return body.rating;
  }

  /** A session that is over, of the student and the tutor. */
  async function past(student: Someone, tutor: Someone, start = at(9)): Promise<string> {
    const { body } = await world.book(await world.renew(student), tutor, { start });
    world.clock.now = Date.parse(body.end);
    return body.id;
  }

  it('are written once a session is over, by its student', async () => {
    const [tutor, student] = [await world.tutor({ minNoticeMinutes: 0 }), await world.someone()];
    const { body } = await world.book(student, tutor, { start: at(9) });
    assert.equal((await review(student, body.id, { rating: 5 })).body.code, 'not-reviewable');
    world.clock.now = monday + 2 * hour;
    const { status, body: written } = await review(student, body.id, { rating: 5, comment: 'Clear.' });
    assert.equal(status, 201);
    assert.deepEqual([written.rating, written.comment, written.reviewer], [5, 'Clear.', 'Person']);
  });

  it('are refused for what did not take place', async () => {
    const [tutor, student] = [await world.tutor({ minNoticeMinutes: 0 }), await world.someone()];
    const { body } = await world.book(student, tutor);
    await world.act(tutor, body.id, 'cancel');
    assert.equal((await review(student, body.id, { rating: 1 })).status, 409);
  });

  it('need a rating from 1 to 5', async () => {
    const [tutor, student] = [await world.tutor({ minNoticeMinutes: 0 }), await world.someone()];
    const id = await past(student, tutor);
    for (const rating of [0, 6, 4.5, '5', undefined]) {
      assert.equal((await review(student, id, { rating })).status, 400);
    }
    assert.equal((await review(student, id, { rating: 3, comment: 'x'.repeat(2001) })).status, 400);
  });

  it('count once a student: a later one takes the place of the first', async () => {
    const [tutor, student] = [await world.tutor({ minNoticeMinutes: 0 }), await world.someone()];
    const [first, second] = [await past(student, tutor), await past(student, tutor, at(11))];
    await review(student, first, { rating: 1, comment: 'Late' });
    // As if five students had given 4 before: (20 + 1) / 6.
    assert.deepEqual(await ratingOf(tutor), { mean: 3.5, count: 1 });
    await review(student, second, { rating: 5, comment: 'Better' });
    const { items } = await reviewsOf(tutor);
    assert.deepEqual(
      items.map(({ comment }) => comment),
      ['Better'],
    );
    const { mean, count } = await ratingOf(tutor);
    assert.deepEqual([mean, count], [4.17, 1]);
  });

  it('keep the mean right when many are written at once', async () => {
    const tutor = await world.tutor({ minNoticeMinutes: 0 });
    const students = await Promise.all(Array.from({ length: 8 }, () => world.someone()));
    const ids: string[] = [];
    for (const [index, student] of students.entries()) {
      ids.push((await world.book(student, tutor, { start: at(9 + index) })).body.id);
    }
    world.clock.now = Date.parse(at(17));
    await Promise.all(students.map((student, index) => review(student, ids[index] ?? '', { rating: 5 })));
    const { mean, count } = await ratingOf(tutor);
    assert.deepEqual([mean, count], [4.62, 8]);
  });

  describe('GET /api/tutors/{id}/reviews', () => {
    it('lists the newest first, page by page, by first name', async () => {
      const tutor = await world.tutor({ minNoticeMinutes: 0 });
      for (const hours of [9, 10, 11]) {
        const student = await world.someone();
        const id = await past(student, tutor, at(hours));
        await review(student, id, { rating: 4, comment: `at ${hours}` });
      }
      const first = await reviewsOf(tutor, '?limit=2');
      const second = await reviewsOf(tutor, `?limit=2&cursor=${first.nextCursor}`);
      assert.deepEqual(
        [...first.items, ...second.items].map(({ comment }) => comment),
        ['at 11', 'at 10', 'at 9'],
      );
      assert.equal(second.nextCursor, null);
    });

    it('is 404 for a tutor who is not there', async () => {
      const { id, token } = await world.someone();
      assert.equal((await world.api.get(`/api/tutors/${id}/reviews`, { token })).status, 404);
    });
  });
});
