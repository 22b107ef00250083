import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  drawBlock,
  findRoom,
  moveBlock,
  resizeBlock,
  toBlocks,
  totalMinutes,
  toWeekly,
} from './week-hours.ts';

const block = { id: 'a', weekday: 3, from: 540, to: 720 };

test('hours come back as they were stored', () => {
  const weekly = [
    { weekday: 1, from: '09:00', to: '12:30' },
    { weekday: 7, from: '20:00', to: '24:00' },
  ];
  assert.deepEqual(toWeekly(toBlocks(weekly)), weekly);
});

test('hours that overlap or touch are stored as one', () => {
  const weekly = [
    { weekday: 2, from: '11:00', to: '12:00' },
    { weekday: 2, from: '09:00', to: '11:00' },
    { weekday: 2, from: '10:00', to: '10:30' },
  ];
  assert.deepEqual(toWeekly(toBlocks(weekly)), [{ weekday: 2, from: '09:00', to: '12:00' }]);
  assert.equal(totalMinutes(toBlocks(weekly)), 180);
});

test('a block that is moved keeps its length, its day, and its week', () => {
  assert.deepEqual(moveBlock(block, { minutes: 30 }), { ...block, from: 570, to: 750 });
  assert.deepEqual(moveBlock(block, { minutes: 2000 }), { ...block, from: 1260, to: 1440 });
  assert.deepEqual(moveBlock(block, { minutes: -2000 }), { ...block, from: 0, to: 180 });
  assert.equal(moveBlock(block, { days: 9 }).weekday, 7);
});

test('an edge stops a step before the other one', () => {
  assert.equal(resizeBlock(block, 'to', 100).to, 570);
  assert.equal(resizeBlock(block, 'from', 900).from, 690);
  assert.equal(resizeBlock(block, 'to', 2000).to, 1440);
});

test('drawing works upwards and downwards, and a tap is one step', () => {
  assert.deepEqual(drawBlock('b', 1, [600, 480]), { id: 'b', weekday: 1, from: 480, to: 600 });
  assert.equal(drawBlock('b', 1, [600, 600]).to, 630);
});

test('new hours go where there is room, and nowhere on a full day', () => {
  assert.equal(findRoom([block], 3)?.from, 720);
  assert.equal(findRoom([block], 4)?.from, 540);
  assert.equal(findRoom([{ ...block, from: 0, to: 1440 }], 3), undefined);
});
