import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeDraft, moveDate, startDraft, toggleSkip, toPlan, toTimes } from './plan-draft.ts';

const start = '2026-03-03T10:00:00.000Z';
const other = '2026-03-12T10:00:00.000Z';
const series = changeDraft(startDraft({ start }), { everyWeeks: 1, until: '2026-03-24' });

test('without a time, or without the end of a series, there is no plan yet', () => {
  assert.equal(toPlan(startDraft({})), undefined);
  assert.equal(toPlan(changeDraft(series, { until: '' })), undefined);
});

test('a date that is left out is not moved as well, and can come back', () => {
  const moved = moveDate(series, '2026-03-10', other);
  assert.deepEqual(toPlan(moved)?.moved, [{ date: '2026-03-10', start: other }]);
  const skipped = toggleSkip(moved, '2026-03-10');
  assert.deepEqual([toPlan(skipped)?.skip, toPlan(skipped)?.moved], [['2026-03-10'], undefined]);
  assert.equal(toPlan(toggleSkip(skipped, '2026-03-10'))?.skip, undefined);
});

test('another time makes choices for single dates void', () => {
  const chosen = toggleSkip(series, '2026-03-10');
  assert.equal(toPlan(changeDraft(chosen, { minutes: 90 }))?.skip, undefined);
  assert.deepEqual(toPlan(changeDraft(chosen, { title: 'Reading' }))?.skip, ['2026-03-10']);
});

test('a single meeting takes another time as its own', () => {
  assert.equal(toPlan(moveDate(startDraft({ start }), '2026-03-03', other))?.start, other);
});

test('a check depends on the times alone', () => {
  const titled = changeDraft(series, { title: 'Reading', place: 'Library', link: 'https://x', seats: 3 });
  assert.deepEqual(toTimes(titled), toTimes(series));
});
