import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { answerDeadline, offerDeadline } from './session.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 0, 5, 9);

describe('answerDeadline', () => {
  it('is 24 hours after the request for a start far ahead', () => {
    assert.equal(answerDeadline(now, now + 26 * hour), now + 24 * hour);
    assert.equal(answerDeadline(now, now + 300 * hour), now + 24 * hour);
  });

  it('is 2 hours before a nearer start', () => {
    assert.equal(answerDeadline(now, now + 25 * hour), now + 23 * hour);
    assert.equal(answerDeadline(now, now + 3 * hour), now + hour);
  });

  it('leaves half an hour, or half the time to the start, when that is too little', () => {
    assert.equal(answerDeadline(now, now + 2 * hour), now + 30 * minute);
    assert.equal(answerDeadline(now, now + 20 * minute), now + 10 * minute);
  });

  it('always lies between the request and the start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1000 * hour }), (ahead) => {
        const deadline = answerDeadline(now, now + ahead);
        assert.ok(deadline > now && deadline < now + ahead);
      }),
    );
  });
});

describe('offerDeadline', () => {
  it('is in half an hour, or at the start', () => {
    assert.equal(offerDeadline(now, now + hour), now + 30 * minute);
    assert.equal(offerDeadline(now, now + 10 * minute), now + 10 * minute);
  });
});
