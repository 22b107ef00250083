import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Commitment } from '../../api/types.ts';
import { freeSlots, toSlotDays } from './slot-days.ts';

const slot = (start: string, end: string) => ({ start, end });
const commitment = (start: string, end: string, sessionId?: string): Commitment => ({
  ...slot(start, end),
  kind: sessionId ? 'session' : 'class',
  title: 'Analysis',
  tentative: false,
  links: sessionId ? { sessionId } : {},
});

test('a slot belongs to the day on which it starts in the reader’s zone', () => {
  const slots = [
    slot('2026-03-01T18:30:00Z', '2026-03-01T19:30:00Z'),
    slot('2026-03-01T19:00:00Z', '2026-03-01T20:00:00Z'),
  ];
  const dates = ['2026-03-01', '2026-03-02'];
  const days = toSlotDays({ dates, slots, commitments: [], zone: 'Asia/Karachi' });
  assert.deepEqual(
    days.map(({ date, free }) => [date, free]),
    [
      ['2026-03-01', 1],
      ['2026-03-02', 1],
    ],
  );
});

test('what overlaps a slot is named, what touches it is not', () => {
  const slots = [
    slot('2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z'),
    slot('2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z'),
  ];
  const commitments = [
    commitment('2026-03-02T08:00:00Z', '2026-03-02T09:00:00Z'),
    commitment('2026-03-02T10:30:00Z', '2026-03-02T12:00:00Z'),
  ];
  const [day] = toSlotDays({ dates: ['2026-03-02'], slots, commitments, zone: 'UTC' });
  assert.deepEqual(
    day?.slots.map(({ clash }) => clash?.title),
    [undefined, 'Analysis'],
  );
  assert.equal(day?.free, 1);
});

test('a session that is being moved does not clash with itself', () => {
  const slots = [slot('2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z')];
  const commitments = [commitment('2026-03-02T09:30:00Z', '2026-03-02T10:30:00Z', 'moving')];
  const days = toSlotDays({
    dates: ['2026-03-02'],
    slots,
    commitments,
    zone: 'UTC',
    ignoreSessionId: 'moving',
  });
  assert.equal(days[0]?.free, 1);
});

test('a slot is free for the reader where nothing overlaps it but what is tentative', () => {
  const nine = slot('2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z');
  const ten = slot('2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z');
  const lecture = commitment('2026-03-02T09:30:00Z', '2026-03-02T10:00:00Z');
  assert.deepEqual(freeSlots([nine, ten], [lecture]), [ten]);
  assert.deepEqual(freeSlots([nine, ten], [{ ...lecture, tentative: true }]), [nine, ten]);
});
