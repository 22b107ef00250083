import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import type { FreeBusy } from '../src/routes/free-busy.schema.ts';
import { at, buildReservation, release, reserve, tokens, useCalendar } from './calendar-app.ts';

const week = { from: at('00:00'), to: at('00:00', '2026-03-09') };
const ms = (time: string, date?: string) => Date.parse(at(time, date));

forEachEngine('free-busy', (engine) => {
  const calendar = useCalendar(engine);

  async function ask<Body = FreeBusy>(body: object) {
    const token = await tokens.serviceToken('tutors', 'calendar');
    return calendar.api.post<Body>('/internal/free-busy', { token, body: { ...week, ...body } });
  }

  async function askOne(personId: string, body: object = {}) {
    return (await ask({ people: [personId], ...body })).body.people[0]?.busy;
  }

  it('answers everyone asked for, in their order, as epoch milliseconds', async () => {
    const [ana, ben, nobody] = [newId(), newId(), newId()];
    await reserve(calendar, buildReservation({ people: [ana] }));
    const { status, body } = await ask({ people: [nobody, ana, ben] });
    assert.equal(status, 200);
    assert.deepEqual(body.people, [
      { personId: nobody, revision: 0, busy: [] },
      { personId: ana, revision: 1, busy: [{ start: ms('09:00'), end: ms('10:00') }] },
      { personId: ben, revision: 0, busy: [] },
    ]);
  });

  it('joins what touches, and sorts', async () => {
    const people = [newId()];
    for (const [start, end] of [
      ['11:00', '12:00'],
      ['09:00', '10:00'],
      ['10:00', '11:00'],
      ['13:00', '14:00'],
    ] as const) {
      await reserve(calendar, buildReservation({ people, start: at(start), end: at(end) }));
    }
    assert.deepEqual(await askOne(people[0] ?? ''), [
      { start: ms('09:00'), end: ms('12:00') },
      { start: ms('13:00'), end: ms('14:00') },
    ]);
  });

  it('tells what overlaps the range whole, and nothing that only touches it', async () => {
    const people = [newId()];
    for (const [start, end] of [
      ['08:00', '09:00'],
      ['09:30', '10:30'],
      ['11:00', '12:00'],
    ] as const) {
      await reserve(calendar, buildReservation({ people, start: at(start), end: at(end) }));
    }
    const narrow = { from: at('09:00'), to: at('10:00') };
    assert.deepEqual(await askOne(people[0] ?? '', narrow), [{ start: ms('09:30'), end: ms('10:30') }]);
    assert.deepEqual(await askOne(people[0] ?? '', { from: at('10:30'), to: at('11:00') }), []);
  });

  it('sees a commitment of 24 hours from its last minute', async () => {
    const people = [newId()];
    const long = { start: at('09:00'), end: at('09:00', '2026-03-03') };
    await reserve(calendar, buildReservation({ people, ...long }));
    const lastMinute = { from: at('08:59', '2026-03-03'), to: at('12:00', '2026-03-03') };
    assert.equal((await askOne(people[0] ?? '', lastMinute))?.length, 1);
  });

  it('leaves out reservations that do not count', async () => {
    const people = [newId()];
    const mine = buildReservation({ people });
    await reserve(calendar, mine);
    await reserve(calendar, buildReservation({ people, start: at('12:00'), end: at('13:00') }));
    const ignoreRefs = [mine.ref, 'session:never', 'session:other'];
    assert.deepEqual(await askOne(people[0] ?? '', { ignoreRefs }), [
      { start: ms('12:00'), end: ms('13:00') },
    ]);
  });

  it('moves the revision on with every change', async () => {
    const body = buildReservation();
    const revisions = async () =>
      (await ask({ people: body.people })).body.people.map(({ revision }) => revision);
    await reserve(calendar, body);
    assert.deepEqual(await revisions(), [1, 1]);
    await reserve(calendar, buildReservation({ people: body.people }));
    assert.deepEqual(await revisions(), [1, 1], 'a refusal changes nothing');
    await release(calendar, body.ref);
    assert.deepEqual(await revisions(), [2, 2]);
  });

  it('takes 200 people at once', async () => {
    const people = Array.from({ length: 200 }, () => newId());
    await reserve(calendar, buildReservation({ people, kind: 'meeting' }));
    const { body } = await ask({ people });
    assert.equal(body.people.filter(({ busy }) => busy.length === 1).length, 200);
  });

  it('takes a range from the first year that can be written', async () => {
    const people = [newId()];
    const longAgo = { from: '0001-01-01T00:00:00+14:00', to: '0001-01-02T00:00:00Z' };
    assert.deepEqual(await askOne(people[0] ?? '', longAgo), []);
  });

  it('refuses a range that is reversed or too long, and more than 200 people', async () => {
    const people = [newId()];
    const reversed = await ask<Problem>({ people, from: week.to, to: week.from });
    assert.deepEqual([reversed.status, reversed.body.code], [422, 'range-reversed']);
    const long = await ask<Problem>({ people, to: '2026-07-01T00:00:00Z' });
    assert.deepEqual([long.status, long.body.code], [422, 'range-too-long']);
    const crowd = Array.from({ length: 201 }, () => newId());
    assert.equal((await ask({ people: crowd })).status, 400);
    assert.equal((await ask({ people: [] })).status, 400);
  });
});
