import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { WeeklyHours } from './hours-plan.ts';
import { formatInstant, parseInstant } from './instant.ts';
import type { Interval } from './intervals.ts';
import type { SlotRules } from './slot-rules.ts';
import { explainStart, findSlots, type SlotQuery, slotWindow } from './slots.ts';

const everyDay = (from: string, to: string): WeeklyHours['weekly'] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));

const monday = '2026-01-05';
const at = (time: string, date = monday): number => parseInstant(`${date}T${time}:00Z`);
const from = (start: string, end: string): Interval => ({ start: at(start), end: at(end) });

const lenient: SlotRules = {
  minutes: 60,
  stepMinutes: 30,
  bufferMinutes: 0,
  earliest: at('00:00', '2026-01-01'),
  noticeUntil: at('00:00', '2026-01-01'),
  horizonEnd: at('00:00', '2027-01-01'),
  fullWeeks: [],
};

/** Nine to twelve in UTC on each day, and a range of one Monday, unless said otherwise. */
function buildQuery({
  rules,
  ...changes
}: Partial<Omit<SlotQuery, 'rules'>> & { rules?: Partial<SlotRules> } = {}): SlotQuery {
  return {
    hours: { timeZone: 'UTC', weekly: everyDay('09:00', '12:00'), overrides: [] },
    busy: [],
    range: { start: at('00:00'), end: at('00:00', '2026-01-06') },
    rules: { ...lenient, ...rules },
    ...changes,
  };
}

function startTimes(query: SlotQuery): string[] {
  return findSlots(query).starts.map((start) => formatInstant(start).slice(11, 16));
}

describe('findSlots: the grid', () => {
  it('begins anew after busy time', () => {
    const query = buildQuery({ busy: [from('09:50', '10:10')], rules: { minutes: 30 } });
    assert.deepEqual(startTimes(query), ['09:00', '10:10', '10:40', '11:10']);
  });

  it('begins after the buffer', () => {
    const query = buildQuery({ busy: [from('10:00', '10:10')], rules: { minutes: 30, bufferMinutes: 10 } });
    assert.deepEqual(startTimes(query), ['09:00', '10:20', '10:50', '11:20']);
  });

  it('does not move with the range, the present or the notice', () => {
    const rules = { earliest: at('09:10'), noticeUntil: at('09:40') };
    const query = buildQuery({ range: { start: at('09:05'), end: at('10:31') }, rules });
    assert.deepEqual(startTimes(query), ['10:00', '10:30']);
  });

  it('goes on over midnight', () => {
    const query = buildQuery({
      hours: {
        timeZone: 'UTC',
        weekly: [
          { weekday: 1, from: '22:00', to: '24:00' },
          { weekday: 2, from: '00:00', to: '02:00' },
        ],
        overrides: [],
      },
      range: { start: at('00:00'), end: at('00:00', '2026-01-07') },
      rules: { stepMinutes: 50 },
    });
    assert.deepEqual(startTimes(query), ['22:00', '22:50', '23:40', '00:30']);
  });

  it('begins anew at local midnight only after a whole day of free time', () => {
    const query = buildQuery({
      hours: { timeZone: 'Asia/Karachi', weekly: everyDay('00:00', '24:00'), overrides: [] },
      // Busy until Monday 05:00 there; the midnights that follow begin Tuesday, in part, and Wednesday.
      busy: [{ start: at('20:00', '2026-01-04'), end: at('00:00') }],
      range: { start: at('17:00', '2026-01-05'), end: at('20:00', '2026-01-06') },
      rules: { stepMinutes: 7 * 60 },
    });
    assert.deepEqual(findSlots(query).starts.map(formatInstant), [
      '2026-01-05T21:00:00.000Z',
      '2026-01-06T04:00:00.000Z',
      '2026-01-06T11:00:00.000Z',
      '2026-01-06T18:00:00.000Z',
      '2026-01-06T19:00:00.000Z',
    ]);
  });

  it('begins anew after a whole day that is all but the stretch, and shorter than others', () => {
    const weekly = [
      { weekday: 7, from: '00:00', to: '24:00' },
      { weekday: 1, from: '00:00', to: '00:30' },
    ];
    const query = buildQuery({
      hours: { timeZone: 'Europe/London', weekly, overrides: [] },
      range: { start: at('20:00', '2026-03-29'), end: at('00:00', '2026-03-30') },
      rules: { minutes: 10, stepMinutes: 50 },
    });
    // 23 hours from midnight at 00:00Z to midnight at 23:00Z, and half an hour.
    assert.deepEqual(startTimes(query), ['20:00', '20:50', '21:40', '22:30', '23:00']);
  });

  it('does not take a date that the zone skipped for a whole day', () => {
    const weekly = [
      { weekday: 4, from: '12:00', to: '24:00' },
      { weekday: 6, from: '00:00', to: '12:00' },
    ];
    const query = buildQuery({
      hours: { timeZone: 'Pacific/Apia', weekly, overrides: [] },
      range: { start: at('08:00', '2011-12-30'), end: at('12:00', '2011-12-30') },
      rules: { stepMinutes: 50, earliest: 0, noticeUntil: 0 },
    });
    // Midnight is at 10:00Z; the stretch began at 22:00Z the day before.
    assert.deepEqual(startTimes(query), ['08:00', '08:50', '09:40', '10:30', '11:20']);
  });

  it('offers a repeated time once per real instant', () => {
    const query = buildQuery({
      hours: { timeZone: 'America/New_York', weekly: everyDay('01:00', '02:00'), overrides: [] },
      range: { start: at('00:00', '2026-11-01'), end: at('00:00', '2026-11-02') },
    });
    assert.deepEqual(startTimes(query), ['05:00', '05:30', '06:00']);
  });
});

describe('slotWindow', () => {
  it('reaches back to busy time whose buffer ends in the day before the range', () => {
    const query = buildQuery({
      hours: { timeZone: 'UTC', weekly: everyDay('00:00', '24:00'), overrides: [] },
      busy: [{ start: at('23:00', '2026-01-03'), end: at('23:50', '2026-01-03') }],
      rules: { stepMinutes: 7 * 60, bufferMinutes: 20 },
    });
    const window = slotWindow('UTC', query.range, query.rules);
    assert.deepEqual(window, { start: at('23:40', '2026-01-03'), end: at('01:20', '2026-01-06') });
    // Sunday is free from 00:10 and so not as a whole: Monday's starts go on from there.
    assert.deepEqual(startTimes(query), ['04:10', '11:10', '18:10']);
  });
});

describe('findSlots: what was removed', () => {
  it('is nothing where everything is offered', () => {
    assert.deepEqual(findSlots(buildQuery({ rules: { minutes: 30 } })).removed, {});
  });

  it('is counted by the first rule that applies', () => {
    // Starts of the hours: 09:00 past, 09:30 notice, 10:00 buffer, 10:30 and 11:00 busy, 11:30 too late.
    const query = buildQuery({
      busy: [from('11:05', '11:10')],
      rules: { bufferMinutes: 10, earliest: at('09:01'), noticeUntil: at('09:31') },
    });
    assert.deepEqual(findSlots(query), {
      starts: [],
      removed: { past: 1, notice: 1, 'ends-too-late': 1, busy: 2, buffer: 1 },
    });
  });

  it('names the horizon and full weeks before what is busy', () => {
    const query = buildQuery({
      busy: [from('09:00', '12:00')],
      rules: { horizonEnd: at('11:00'), fullWeeks: [from('00:00', '10:00')] },
    });
    assert.deepEqual(findSlots(query).removed, { horizon: 2, 'weekly-limit': 2, busy: 2 });
  });

  it('counts only starts in the range', () => {
    const query = buildQuery({ busy: [from('09:00', '12:00')], range: from('10:00', '11:00') });
    assert.deepEqual(findSlots(query).removed, { busy: 2 });
  });
});

describe('findSlots: refusals', () => {
  for (const rules of [
    { minutes: 0 },
    { minutes: 30.5 },
    { stepMinutes: 0 },
    { bufferMinutes: -1 },
    { stepMinutes: Number.NaN },
  ]) {
    it(`refuses ${JSON.stringify(rules)}`, () => {
      const [name] = Object.keys(rules);
      assert.throws(() => findSlots(buildQuery({ rules })), { code: 'invalid-length', path: `/${name}` });
    });
  }

  it('refuses a range of more than some years', () => {
    const range = { start: at('00:00'), end: at('00:00', '2036-01-05') };
    assert.throws(() => findSlots(buildQuery({ range })), { code: 'range-too-long' });
  });
});

describe('explainStart', () => {
  const explain = (time: string, query: SlotQuery) => explainStart({ ...query, start: at(time) });

  it('is null for a free start, on the grid or beside it', () => {
    assert.equal(explain('09:00', buildQuery()), null);
    assert.equal(
      explain('10:07', buildQuery({ busy: [from('09:00', '10:07'), from('11:07', '12:00')] })),
      null,
    );
  });

  it('names the rule', () => {
    const rules = {
      bufferMinutes: 10,
      earliest: at('09:10'),
      noticeUntil: at('09:20'),
      horizonEnd: at('11:30'),
      fullWeeks: [from('09:20', '09:30')],
    };
    const query = buildQuery({ busy: [from('10:45', '10:50')], rules });
    assert.deepEqual(
      ['08:00', '09:15', '11:45', '09:25', '11:15', '09:50', '09:40'].map((time) => explain(time, query)),
      ['past', 'notice', 'horizon', 'weekly-limit', 'ends-too-late', 'busy', 'buffer'],
    );
  });

  it('tells a start outside the hours from one that lasts longer than they do', () => {
    assert.equal(explain('08:30', buildQuery()), 'outside-hours');
    assert.equal(explain('12:00', buildQuery()), 'outside-hours');
    assert.equal(explain('11:30', buildQuery()), 'ends-too-late');
  });
});
