import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Commitment } from '../../api/types.ts';
import { toHeatRows } from './heat.ts';

const zone = 'Asia/Karachi';
const input = {
  dates: ['2026-03-02', '2026-03-03'],
  counts: [
    { start: '2026-03-02T04:00:00.000Z', free: 2, suits: true },
    { start: '2026-03-03T05:00:00.000Z', free: 4, suits: true },
    { start: '2026-03-03T05:30:00.000Z', free: 1, suits: false },
  ],
  of: 4,
  zone,
  minutes: 60,
  stepMinutes: 30,
  now: Date.parse('2026-03-02T04:30:00Z'),
  commitments: [] as Commitment[],
};

test('rows are times of the reader’s day, without holes', () => {
  assert.deepEqual(
    toHeatRows(input).map(({ clock, cells }) => [clock, ...cells.map(({ free }) => free)]),
    [
      ['09:00', 2, 0],
      ['09:30', 0, 0],
      ['10:00', 0, 4],
      ['10:30', 0, 1],
    ],
  );
});

test('levels go by the share of people who can come', () => {
  const [first, , third, fourth] = toHeatRows(input);
  assert.deepEqual([first?.cells[0]?.level, third?.cells[1]?.level, fourth?.cells[1]?.level], [2, 4, 1]);
  assert.equal(fourth?.cells[1]?.suits, false);
});

test('what has begun is over, and where nobody can come there is a start as well', () => {
  const [first, second] = toHeatRows(input);
  assert.deepEqual([first?.cells[0]?.isOver, second?.cells[0]?.isOver], [true, true]);
  assert.equal(second?.cells[1]?.start, '2026-03-03T04:30:00Z');
});

test('what the reader has at a time is named, unless it is tentative', () => {
  const lecture = { start: '2026-03-03T06:00:00Z', end: '2026-03-03T07:00:00Z', title: 'Logic' };
  const commitment = { ...lecture, kind: 'class', tentative: false, links: {} } as Commitment;
  const mine = (commitments: Commitment[]) =>
    toHeatRows({ ...input, commitments }).map(({ cells }) => cells[1]?.mine);
  assert.deepEqual(mine([commitment]), [undefined, undefined, undefined, 'Logic']);
  assert.deepEqual(new Set(mine([{ ...commitment, tentative: true }])), new Set([undefined]));
});

test('without anybody there is no map', () => {
  assert.deepEqual(toHeatRows({ ...input, counts: [] }), []);
});
