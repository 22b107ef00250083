import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { concernsTime, findConflict, findWishProblem, refusalStatus } from './booking.ts';

const tutor = {
  id: 'tutor',
  courses: ['CS-101'],
  sessionMinutes: [30, 60],
  modes: ['online'] as const,
};
const wish = { studentId: 'student', courseCode: 'CS-101', minutes: 60, mode: 'online' } as const;

describe('findWishProblem', () => {
  it('passes what the tutor offers', () => {
    assert.equal(findWishProblem(wish, tutor), null);
  });

  it('names the first rule that is against it', () => {
    assert.equal(findWishProblem({ ...wish, studentId: 'tutor' }, tutor), 'yourself');
    assert.equal(findWishProblem({ ...wish, courseCode: 'cs-101' }, tutor), 'course');
    assert.equal(findWishProblem({ ...wish, minutes: 45 }, tutor), 'minutes');
    assert.equal(findWishProblem({ ...wish, mode: 'in-person' }, tutor), 'mode');
  });
});

describe('findConflict', () => {
  const session = { tutorId: 'tutor', start: 100, end: 200 };
  const busy = (personId: string, start: number, end: number) => ({ personId, start, end });

  it('is busy where the tutor’s time overlaps, whoever else is', () => {
    assert.equal(findConflict(session, [busy('student', 100, 200), busy('tutor', 199, 300)]), 'busy');
  });

  it('is the buffer where the tutor’s time only comes near', () => {
    assert.equal(findConflict(session, [busy('tutor', 200, 300)]), 'buffer');
    assert.equal(findConflict(session, [busy('tutor', 50, 100)]), 'buffer');
  });

  it('is the student’s own time otherwise', () => {
    assert.equal(findConflict(session, [busy('student', 150, 160)]), 'your-time');
  });
});

describe('a refusal', () => {
  it('is 409 for what another moment could change, and 422 for the request itself', () => {
    assert.deepEqual(
      (['busy', 'your-time', 'max-per-week', 'waitlist', 'notice', 'course'] as const).map(refusalStatus),
      [409, 409, 409, 409, 422, 422],
    );
  });

  it('offers other times only where one could help', () => {
    assert.ok(concernsTime('busy') && concernsTime('horizon') && concernsTime('max-per-day'));
    assert.ok(!concernsTime('course') && !concernsTime('paused'));
  });
});
