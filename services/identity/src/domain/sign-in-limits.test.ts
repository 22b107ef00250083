import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AttemptCount, isFirstBlocked, secondsUntilAllowed } from './sign-in-limits.ts';

const limit = { max: 3, windowMs: 60_000 };
const counted = (count: number, windowEndsAt: number): AttemptCount => ({ count, limit, windowEndsAt });

describe('sign-in limits', () => {
  it('allows up to the maximum', () => {
    assert.equal(secondsUntilAllowed([counted(3, 60_000)], 0), null);
  });

  it('waits for the latest window that is exceeded', () => {
    const counts = [counted(4, 30_000), counted(5, 45_500), counted(1, 90_000)];
    assert.equal(secondsUntilAllowed(counts, 0), 46);
  });

  it('never says zero seconds', () => {
    assert.equal(secondsUntilAllowed([counted(4, 10)], 10), 1);
  });

  it('knows the first one turned away', () => {
    assert.equal(isFirstBlocked([counted(4, 0)]), true);
    assert.equal(isFirstBlocked([counted(5, 0)]), false);
  });
});
