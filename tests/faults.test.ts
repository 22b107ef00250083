import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { onSqlite } from '@studyhall/testing';
import { FaultLoad } from '../scripts/drill/fault-load.ts';
import { kill, pause, slowCalendar } from '../scripts/drill/faults.ts';
import { problemsOf, strikeFault } from '../scripts/drill/strike-fault.ts';
import { useWorld } from './world.ts';

onSqlite('a fault under load', (engine) => {
  const world = useWorld(engine, { students: 4, tutors: 4 });
  let load: FaultLoad;
  before(() => {
    load = new FaultLoad(world, { bookingsPerSecond: 4, readsPerSecond: 3 });
  });
  after(() => load.close());

  it('that kills a service loses and doubles nothing, and holds up nobody else', async () => {
    assert.deepEqual(problemsOf(await strikeFault(load, kill(world, 'tutors'))), []);
  });

  it('that stops a service for a while does so neither', async () => {
    const outcome = await strikeFault(load, pause(world, 'calendar', 2));
    assert.deepEqual(problemsOf(outcome), []);
    assert.ok(outcome.slowestBookingSeconds > 1, 'bookings waited for it');
  });

  it('that slows down what a service depends on does so neither', async () => {
    const outcome = await strikeFault(load, slowCalendar(world, 3));
    assert.deepEqual(problemsOf(outcome), []);
    assert.ok(outcome.slowestBookingSeconds > 2, 'bookings waited for it');
  });
});
