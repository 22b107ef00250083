import assert from 'node:assert/strict';
import { it } from 'node:test';
import { UnavailableError } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import { listFoundTutors } from '../src/commands/list-found-tutors.ts';
import { refreshFreeTimes } from '../src/commands/refresh-free-times.ts';
import { findDueFreeTimes, findFreeTimes, updateFreeTime } from '../src/data/free-time-repository.ts';
import type { FoundTutorPage } from '../src/routes/search.schema.ts';
import { at, eventually, monday, type Someone, useBookingWorld } from './booking-world.ts';

const tuesdays = [{ weekday: 2, from: '09:00', to: '12:00' }];

forEachEngine('free times', (engine) => {
  const world = useBookingWorld(engine);

  async function storedNextFree({ id }: Pick<Someone, 'id'>): Promise<string | undefined> {
    const nextFree = (await findFreeTimes(world.context.db.read, [id])).get(id)?.nextFree;
    return nextFree == null ? undefined : new Date(nextFree).toISOString();
  }

  const becomes = (tutor: Someone, expected: string) =>
    eventually(async () => (await storedNextFree(tutor)) === expected);

  async function soonest(course: string): Promise<string[]> {
    const { token } = await world.someone();
    const path = `/api/tutors?course=${course}&sort=soonest`;
    return (await world.api.get<FoundTutorPage>(path, { token })).body.items.map(({ id }) => id);
  }

  it('follow every change of a calendar, and the order with them', async () => {
    const early = await world.tutor({ courses: ['FREE-1'] }, tuesdays);
    const late = await world.tutor({ courses: ['FREE-1'] }, [{ weekday: 2, from: '10:00', to: '12:00' }]);
    await becomes(early, at(33));
    await becomes(late, at(34));
    assert.deepEqual(await soonest('FREE-1'), [early.id, late.id]);
    const student = await world.someone();
    const booked = await world.book(student, early, { start: at(33), courseCode: 'FREE-1', minutes: 60 });
    await world.occupy(early, at(34), at(35));
    await becomes(early, at(35));
    assert.deepEqual(await soonest('FREE-1'), [late.id, early.id]);
    await world.act(student, booked.body.id, 'cancel');
    await becomes(early, at(33));
    assert.deepEqual(await soonest('FREE-1'), [early.id, late.id]);
  });

  it('follow the clock', async () => {
    const tutor = await world.tutor({ minNoticeMinutes: 0 }, tuesdays);
    await becomes(tutor, at(33));
    world.clock.now = Date.parse(at(33.1));
    await becomes(tutor, at(33.25));
    world.clock.now = Date.parse(at(36));
    await becomes(tutor, at(33 + 7 * 24));
    world.clock.now = monday;
  });

  it('are not stored over a change that came in between', async () => {
    const tutor = await world.tutor({}, tuesdays);
    await becomes(tutor, at(33));
    const { db } = world.context;
    const known = (await findFreeTimes(db.read, [tutor.id])).get(tutor.id);
    assert.ok(known);
    const seen = await db.read
      .selectFrom('free_times')
      .select('changes')
      .where('tutor_id', '=', tutor.id)
      .executeTakeFirstOrThrow();
    const store = (changes: number) =>
      db.transaction((tx) => updateFreeTime(tx, { tutorId: tutor.id, changes }, known));
    assert.equal(await store(seen.changes - 1), false);
    assert.equal(await store(seen.changes), true);
  });

  it('are shown as they were while the calendar is away, and wait to be computed', async () => {
    const tutor = await world.tutor({}, tuesdays);
    await becomes(tutor, at(33));
    const busyTimes = { find: () => Promise.reject(new UnavailableError()) };
    const now = () => Date.parse(at(33));
    const cutOff = { ...world.context, busyTimes, now };
    const [found] = await listFoundTutors(cutOff, [tutor.id]);
    assert.equal(found?.nextFree, Date.parse(at(33)));
    const lease = { hold: async () => true, release: async () => {} };
    await assert.rejects(refreshFreeTimes(cutOff, lease), UnavailableError);
    const due = await findDueFreeTimes(world.context.db.read, now(), 100);
    assert.ok(due.some(({ tutorId }) => tutorId === tutor.id));
  });
});
