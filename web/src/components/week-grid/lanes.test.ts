import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOutLanes } from './lanes.ts';

const place = (stretches: readonly [number, number][], least?: number) =>
  layOutLanes(
    stretches.map(([from, to]) => ({ from, to })),
    least,
  ).map(({ item, lane, lanes }) => [item.from, lane, lanes]);

test('what overlaps stands side by side, what touches does not', () => {
  assert.deepEqual(
    place([
      [0, 60],
      [30, 90],
      [90, 120],
    ]),
    [
      [0, 0, 2],
      [30, 1, 2],
      [90, 0, 1],
    ],
  );
});

test('a column that is free again is used again', () => {
  assert.deepEqual(
    place([
      [0, 120],
      [0, 30],
      [30, 60],
    ]),
    [
      [0, 0, 2],
      [0, 1, 2],
      [30, 1, 2],
    ],
  );
});

test('what is too short to be seen takes the room that it is given', () => {
  assert.deepEqual(
    place(
      [
        [0, 5],
        [10, 20],
      ],
      30,
    ),
    [
      [0, 0, 2],
      [10, 1, 2],
    ],
  );
});
