import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newId } from '@studyhall/db';
import { forEachEngine } from '@studyhall/testing';
import {
  at,
  type BusyProblem,
  buildReservation,
  find,
  move,
  readCalendar,
  release,
  reserve,
  useCalendar,
} from './calendar-app.ts';
import { Crowd } from './crowd.ts';
import { assertLedgerHolds } from './ledger-model.ts';

const minute = 60_000;
const monday = Date.parse(at('00:00'));

forEachEngine('the ledger under concurrency', (engine) => {
  const calendar = useCalendar(engine);

  it('gives one of 200 overlapping reservations the time, and tells the others who is busy', async () => {
    const tutor = newId();
    const wanted = Array.from({ length: 200 }, (_, index) => {
      const start = new Date(monday + index * 10_000).toISOString();
      return buildReservation({ people: [tutor, newId()], start, end: at('01:00') });
    });
    const answers = await Promise.all(wanted.map((body) => reserve<BusyProblem>(calendar, body)));
    const refused = answers.filter(({ status }) => status === 409);
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    assert.equal(refused.length, 199);
    for (const { body } of refused)
      assert.deepEqual(
        body.busy.map(({ personId }) => personId),
        [tutor],
      );
    assert.equal((await readCalendar(calendar, tutor)).length, 1);
  });

  it('makes one reservation of 20 equal requests', async () => {
    const body = buildReservation();
    const answers = await Promise.all(Array.from({ length: 20 }, () => reserve(calendar, body)));
    const statuses = answers.map(({ status }) => status).toSorted();
    assert.deepEqual(statuses, [...Array(19).fill(200), 201]);
    for (const { body: answer } of answers) assert.equal(answer.version, 1);
  });

  it('moves once for 20 equal requests', async () => {
    const body = buildReservation();
    await reserve(calendar, body);
    const later = { start: at('12:00'), end: at('13:00'), version: 2 };
    const answers = await Promise.all(Array.from({ length: 20 }, () => move(calendar, body.ref, later)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal((await find(calendar, body.ref)).body.version, 2);
  });

  it('keeps a ref released whether its release comes before, during or after the reservation', async () => {
    for (let round = 0; round < 30; round += 1) {
      const body = buildReservation();
      const [reserved, released] = await Promise.all([reserve(calendar, body), release(calendar, body.ref)]);
      assert.ok(reserved.status === 201 || reserved.status === 410, String(reserved.status));
      assert.equal(released.status, 200);
      assert.equal((await find(calendar, body.ref)).body.status, 'released');
      assert.deepEqual(await readCalendar(calendar, body.people[0] ?? ''), []);
    }
  });

  it('serves the same people in every order at once, known to it or not', async () => {
    const people = Array.from({ length: 6 }, () => newId());
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const start = new Date(monday + index * 30 * minute).toISOString();
        const end = new Date(monday + (index + 1) * 30 * minute).toISOString();
        const inSomeOrder = people.toSorted(() => Math.random() - 0.5);
        return reserve(calendar, buildReservation({ people: inSomeOrder, start, end }));
      }),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
  });
});

forEachEngine('the ledger under 50 people who book, move and cancel', (engine) => {
  const calendar = useCalendar(engine);

  it('holds exactly what they were told, with nobody booked twice', async () => {
    const crowd = new Crowd({
      reserve: (body) => reserve(calendar, body),
      move: (ref, to) => move(calendar, ref, to),
      release: (ref) => release(calendar, ref),
    });
    await crowd.act({ clients: 50, steps: 20 });
    assert.deepEqual([...crowd.statuses].toSorted(), [200, 201, 409]);
    await assertLedgerHolds(calendar.context.db, crowd.told);
  });
});
