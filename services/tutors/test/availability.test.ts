import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import type { Availability } from '../src/routes/availability.schema.ts';
import { type Someone, useBookingWorld } from './booking-world.ts';

const path = '/api/tutors/me/availability';

const hours: Availability = {
  timeZone: 'Europe/London',
  weekly: [
    { weekday: 1, from: '09:00', to: '12:00' },
    { weekday: 1, from: '11:00', to: '13:00' },
    { weekday: 7, from: '22:00', to: '24:00' },
  ],
  overrides: [
    { date: '2026-04-06', hours: [] },
    { date: '2026-04-07', hours: [{ from: '10:00', to: '11:30' }] },
  ],
  effectiveFrom: '2026-03-01',
  effectiveTo: '2026-07-31',
};

const monday = { weekday: 1, from: '09:00', to: '12:00' };
const malformed: readonly (readonly [what: string, body: object])[] = [
  ['a weekday 0', { weekly: [{ ...monday, weekday: 0 }] }],
  ['a weekday 8', { weekly: [{ ...monday, weekday: 8 }] }],
  ['an hour 25', { weekly: [{ ...monday, to: '25:00' }] }],
  ['a start at 24:00', { weekly: [{ ...monday, from: '24:00' }] }],
  ['a time without minutes', { weekly: [{ ...monday, from: '9' }] }],
  ['51 weekly windows', { weekly: Array.from({ length: 51 }, () => monday) }],
  ['a date in words', { effectiveFrom: 'tomorrow' }],
  ['an unknown field', { colour: 'red' }],
  ['no weekly hours', { weekly: undefined }],
];
const impossible: readonly (readonly [what: string, at: string, body: object])[] = [
  ['an unknown zone', '/timeZone', { timeZone: 'Mars/Olympus' }],
  ['an offset for a zone', '/timeZone', { timeZone: '+05:00' }],
  ['hours that end before they begin', '/weekly/0', { weekly: [{ ...monday, from: '12:00', to: '09:00' }] }],
  ['hours that end as they begin', '/weekly/0', { weekly: [{ ...monday, to: '09:00' }] }],
  ['30 February', '/overrides/0/date', { overrides: [{ date: '2026-02-30', hours: [] }] }],
  [
    'reversed hours of a date',
    '/overrides/0/hours/0',
    { overrides: [{ date: '2026-02-03', hours: [{ from: '10:00', to: '09:00' }] }] },
  ],
  [
    'a date listed twice',
    '/overrides/1/date',
    { overrides: ['2026-02-03', '2026-02-03'].map((date) => ({ date, hours: [] })) },
  ],
  ['an end before its start', '/effectiveTo', { effectiveFrom: '2026-03-02', effectiveTo: '2026-03-01' }],
  ['a date far away', '/effectiveFrom', { effectiveFrom: '0001-01-01' }],
];

forEachEngine('availability', (engine) => {
  const world = useBookingWorld(engine);

  async function put(tutor: Someone, body: object) {
    return world.api.put<Availability & Problem>(path, { token: tutor.token, body });
  }

  it('is kept as it was given, and replaced as a whole', async () => {
    const tutor = await world.tutor();
    assert.deepEqual((await put(tutor, hours)).body, hours);
    assert.deepEqual((await world.api.get(path, { token: tutor.token })).body, hours);
    const less = { timeZone: 'UTC', weekly: [], overrides: [] };
    await put(tutor, less);
    assert.deepEqual((await world.api.get(path, { token: tutor.token })).body, less);
  });

  it('is empty before the tutor sets it, and 404 for who is no tutor', async () => {
    const { token } = await world.someone();
    assert.equal((await world.api.get(path, { token })).status, 404);
    assert.equal((await world.api.put(path, { token, body: hours })).status, 404);
    assert.equal((await world.api.get(path)).status, 401);
    assert.equal((await world.api.put(path, { body: hours })).status, 401);
  });

  it('leaves the hours as they were after a refusal', async () => {
    const tutor = await world.tutor();
    await put(tutor, hours);
    await put(tutor, { ...hours, timeZone: 'Nowhere' });
    assert.deepEqual((await world.api.get(path, { token: tutor.token })).body, hours);
  });

  for (const [what, body] of malformed) {
    it(`is 400 for ${what}`, async () => {
      const tutor = await world.tutor();
      assert.equal((await put(tutor, { ...hours, ...body })).status, 400);
    });
  }

  for (const [what, at, body] of impossible) {
    it(`is 422 for ${what}, and says where`, async () => {
      const tutor = await world.tutor();
      const { status, body: problem } = await put(tutor, { ...hours, ...body });
      assert.equal(status, 422);
      assert.equal(problem.code, 'invalid-availability');
      assert.deepEqual(
        problem.errors?.map(({ path }) => path),
        [at],
      );
    });
  }
});
