import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import type { Showcase } from '../src/routes/showcase.schema.ts';
import { at, useBookingWorld } from './booking-world.ts';

const monday = [{ weekday: 1, from: '14:00', to: '16:00' }];
const tuesday = [{ weekday: 2, from: '09:00', to: '12:00' }];

forEachEngine('the showcase', (engine) => {
  const world = useBookingWorld(engine);

  const show = () => world.api.get<Showcase>('/api/tutoring/showcase');
  const codes = async () => (await show()).body.courses.map(({ code }) => code);

  it('shows everybody the courses with tutors who are free soonest, at most a minute old', async () => {
    await world.tutor({ courses: ['CS-101', 'MA-1'], sessionMinutes: [60] }, tuesday);
    await world.tutor({ courses: ['CS-101'], sessionMinutes: [60], minNoticeMinutes: 0 }, monday);
    await world.tutor({ courses: ['PH-1'] }, []);
    const { status, body, headers } = await show();
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'public, max-age=60');
    assert.deepEqual(body.courses, [
      { code: 'CS-101', title: 'Course CS-101', tutors: 2, nextFree: at(14) },
      { code: 'MA-1', title: 'Course MA-1', tutors: 1, nextFree: at(33) },
    ]);
    await world.tutor({ courses: ['ZO-1'], sessionMinutes: [60], minNoticeMinutes: 0 }, monday);
    assert.deepEqual(await codes(), ['CS-101', 'MA-1']);
    world.clock.now += 60_000;
    assert.deepEqual(await codes(), ['CS-101', 'ZO-1', 'MA-1']);
  });

  it('shows six courses at most', async () => {
    const courses = ['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6', 'A-7'];
    await world.tutor({ courses, sessionMinutes: [60], minNoticeMinutes: 0 }, monday);
    world.clock.now += 60_000;
    assert.deepEqual(await codes(), courses.slice(0, 6));
  });
});
