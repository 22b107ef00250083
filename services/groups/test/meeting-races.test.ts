import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { expectStatus } from './groups-app.ts';
import { findDisagreements } from './meeting-accord.ts';
import { at, useMeetings } from './meetings.ts';

forEachEngine('meetings under races', (engine) => {
  const meetings = useMeetings(engine);

  it('gives five seats to exactly five of 50 who say yes at once', async () => {
    const { people, owner, groupId } = await meetings.groupOf(50);
    const { id } = await meetings.plan(owner, groupId, { capacity: 5 });
    const answers = await Promise.all(people.map((person) => meetings.rsvp(person, id)));
    const codes = answers.map(({ status, body }) => (status === 200 ? 'yes' : body.code));
    assert.equal(codes.filter((code) => code === 'yes').length, 5);
    assert.equal(codes.filter((code) => code === 'meeting-full').length, 45);
    const seen = (await meetings.get(owner, id)).body;
    assert.deepEqual([seen.answers.yes, seen.seatsLeft], [5, 0]);
    assert.deepEqual(await findDisagreements(meetings, people), []);
  });

  it('never puts who is in two groups into both at once', async () => {
    const shared = await meetings.world.people(6);
    const groups = await Promise.all(
      [0, 1].map(async () => {
        const { owner, groupId } = await meetings.groupOf(1);
        for (const person of shared) expectStatus(await meetings.world.join(person, groupId), 200);
        return { owner, groupId };
      }),
    );
    const planned = await Promise.all(
      groups.map(({ owner, groupId }, index) =>
        meetings.plan(owner, groupId, { start: at(34 + index / 2), minutes: 60 }),
      ),
    );
    const answers = await Promise.all(
      shared.flatMap((person) => planned.map(({ id }) => meetings.rsvp(person, id))),
    );
    const statuses = answers.map(({ status }) => status).toSorted();
    assert.deepEqual(statuses, [...Array(6).fill(200), ...Array(6).fill(409)]);
    for (const person of shared) assert.equal((await meetings.calendar(person)).length, 1);
    assert.deepEqual(await findDisagreements(meetings, shared), []);
  });

  it('says yes once for ten equal answers at once', async () => {
    const { owner, groupId } = await meetings.groupOf(1);
    const { id } = await meetings.plan(owner, groupId);
    const answers = await Promise.all(Array.from({ length: 10 }, () => meetings.rsvp(owner, id)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal((await meetings.calendar(owner)).length, 1);
    assert.deepEqual(await findDisagreements(meetings, [owner]), []);
  });

  it('ends in accord whatever is moved, answered, left and cancelled at once', async () => {
    const { people, owner, groupId } = await meetings.groupOf(8);
    const { occurrences } = await meetings.plan(owner, groupId, {
      capacity: 6,
      repeat: { everyWeeks: 1, until: '2026-03-24' },
    });
    const ids = occurrences.map(({ id }) => id);
    for (let round = 0; round < 4; round += 1) {
      await Promise.all([
        ...people.flatMap((person) =>
          ids.map((id) =>
            meetings.rsvp(person, id, pick(['yes', 'yes', 'no', 'maybe']), pick([true, false, false])),
          ),
        ),
        meetings.change(owner, pick(ids), { start: at(34 + pick([1, 2, 3]) + pick([0, 168])) }),
        meetings.change(owner, pick(ids), {
          scope: pick(['one', 'following']),
          title: pick(['Reading', 'Essays']),
        }),
        round === 2 ? meetings.cancel(owner, ids[3] ?? '') : undefined,
        round === 3 && people[7] ? meetings.world.leave(people[7], groupId) : undefined,
      ]);
    }
    await settle();
    assert.deepEqual(await findDisagreements(meetings, people), []);
    for (const id of ids) assert.ok((await meetings.get(owner, id)).body.answers.yes <= 6);
  });

  /** What a move met on its way is tried again a little later. */
  async function settle(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      meetings.world.clock.now += 25_000;
      await meetings.world.sweep();
    }
  }
});

function pick<T>(items: readonly [T, ...T[]] | readonly T[]): T {
  const chosen = items[Math.floor(Math.random() * items.length)];
  if (chosen === undefined) throw new Error('Nothing to pick from');
  return chosen;
}
