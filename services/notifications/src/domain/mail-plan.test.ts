import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planMails, retryAfterMs, type Waiting } from './mail-plan.ts';

const one = (id: string, changes: Partial<Waiting> = {}): Waiting => ({
  id,
  isAlone: false,
  mailId: null,
  ...changes,
});
const idsOf = (mails: readonly (readonly Waiting[])[]) =>
  mails.map((mail) => mail.map(({ id }) => id).join(''));

describe('mail', () => {
  it('is one a notice while it is little', () => {
    assert.deepEqual(idsOf(planMails([one('a'), one('b')], 3).mails), ['a', 'b']);
  });

  it('is one for all when more would go out than an hour may have', () => {
    assert.deepEqual(idsOf(planMails([one('a'), one('b')], 4).mails), ['ab']);
  });

  it('waits when the hour has had enough', () => {
    const plan = planMails([one('a'), one('b')], 5);
    assert.deepEqual([plan.mails.length, plan.postponed.length], [0, 2]);
  });

  it('that stands alone never waits and is never gathered', () => {
    const plan = planMails([one('a', { isAlone: true }), one('b'), one('c', { isAlone: true })], 9);
    assert.deepEqual(idsOf(plan.mails), ['a', 'c']);
  });

  it('that was begun stays as it was', () => {
    const plan = planMails([one('a', { mailId: 'm' }), one('b'), one('c', { mailId: 'm' })], 5);
    assert.deepEqual(idsOf(plan.mails), ['ac']);
  });

  it('is tried again after ever longer pauses, hourly at last', () => {
    assert.deepEqual([1, 2, 3, 20].map(retryAfterMs), [30_000, 60_000, 120_000, 3_600_000]);
  });
});
