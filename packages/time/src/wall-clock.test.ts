import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDailyHours, parseTimeOfDay } from './wall-clock.ts';

describe('parseTimeOfDay', () => {
  it('reads every minute of a day, and its end', () => {
    assert.deepEqual(
      ['00:00', '09:05', '23:59', '24:00'].map((text) => parseTimeOfDay(text)),
      [0, 545, 1439, 1440].map((minutes) => minutes * 60_000),
    );
  });

  for (const text of [
    '',
    '9:00',
    '09:60',
    '24:01',
    '25:00',
    '09:00:00',
    '-1:00',
    '09.00',
    ' 09:00',
    '0900',
  ]) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => parseTimeOfDay(text, '/from'), { code: 'invalid-time-of-day', path: '/from' });
    });
  }
});

describe('parseDailyHours', () => {
  it('refuses hours that do not begin before they end', () => {
    for (const hours of [
      { from: '10:00', to: '09:00' },
      { from: '10:00', to: '10:00' },
      { from: '24:00', to: '24:00' },
      { from: '22:00', to: '00:00' },
    ]) {
      assert.throws(() => parseDailyHours(hours, '/weekly/0'), { code: 'hours-reversed', path: '/weekly/0' });
    }
  });
});
