import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { serviceNames } from '@studyhall/platform';
import { type Mariadb, onMariadb, onSqlite, startMariadb } from '@studyhall/testing';
import { Client } from 'undici';
import { FaultLoad } from '../scripts/drill/fault-load.ts';
import {
  clockForward,
  connectionsCut,
  databaseRestarted,
  diskFull,
  kill,
  pause,
  slowCalendar,
} from '../scripts/drill/faults.ts';
import { mountOwnDisk } from '../scripts/drill/own-disk.ts';
import { problemsOf, strikeFault } from '../scripts/drill/strike-fault.ts';
import { quantities, sampleServices } from '../scripts/soak/sample.ts';
import { bytesPerBooking, type SoakPlace, soak, soakSettings } from '../scripts/soak/soak.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

const people: WorldOptions = { students: 4, tutors: 4 };
const rates = { bookingsPerSecond: 4, readsPerSecond: 3 };

onSqlite('a fault under load', (engine) => {
  const { directory } = engine.databaseOptions();
  const clock = new URL('../scripts/drill/clock.ts', import.meta.url).href;
  const isRoot = process.getuid?.() === 0;
  let unmount: (() => void) | undefined;
  let world: World;
  let load: FaultLoad;
  before(async () => {
    if (isRoot) unmount = mountOwnDisk(directory, 128);
    world = await startWorld({ directory }, { ...people, settings: { NODE_OPTIONS: `--import=${clock}` } });
    load = new FaultLoad(world, rates);
  });
  after(async () => {
    await load?.close();
    await world?.platform.stop();
    unmount?.();
  });

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

  it('that fills the disk does so neither', async (t) => {
    if (!isRoot) return t.skip('only root can mount a disk that is filled without harm to others');
    const outcome = await strikeFault(load, diskFull(directory, 1));
    assert.deepEqual(problemsOf(outcome), []);
    assert.ok(outcome.repeats > 0, 'bookings were refused meanwhile');
  });

  it('that sets the clocks forward does so neither', async () => {
    assert.deepEqual(problemsOf(await strikeFault(load, clockForward(world))), []);
  });
});

onMariadb('a fault of the database under load', (engine) => {
  let server: Mariadb;
  let world: World;
  let load: FaultLoad;
  before(async () => {
    // Its own, which nobody else needs.
    server = await startMariadb();
    world = await startWorld({ ...engine.databaseOptions(), url: `${server.url}/faults` }, people);
    load = new FaultLoad(world, rates);
  });
  after(async () => {
    await load?.close();
    await world?.platform.stop();
    await server?.stop();
  });

  it('that cuts its connections loses and doubles nothing', async () => {
    assert.deepEqual(problemsOf(await strikeFault(load, connectionsCut(server))), []);
  });

  it('that stops and restarts it does so neither', async () => {
    const outcome = await strikeFault(load, databaseRestarted(server, 1));
    assert.deepEqual(problemsOf(outcome), []);
    assert.ok(outcome.slowestBookingSeconds > 1, 'bookings waited for it');
  });
});

onSqlite('steady load', (engine) => {
  let world: World;
  let place: SoakPlace;
  before(async () => {
    const { directory: data } = engine.databaseOptions();
    place = { data, vitals: mkdtempSync(join(tmpdir(), 'studyhall-vitals-')) };
    world = await startWorld({ directory: data }, { students: 6, tutors: 6, settings: soakSettings(place) });
  });
  after(async () => {
    await world?.platform.stop();
    await rm(place.vitals, { recursive: true });
  });

  it('is answered, and what it takes is watched in every service', async () => {
    const { counts, lines } = await soak(world, place, { seconds: 4, samples: 4 });
    assert.equal(counts.failed, 0);
    assert.ok(counts.requests > 100 && counts.bookings > 5 && counts.cancelled > 2);
    const watched = serviceNames.flatMap((service) => quantities.map((quantity) => `${service} ${quantity}`));
    assert.deepEqual(
      lines.map(({ name }) => name),
      [...watched, bytesPerBooking],
    );
    assert.ok(lines.every(({ first, last }) => Number.isFinite(first) && Number.isFinite(last)));
  });

  it('would be seen to leave connections open', async () => {
    const filesOfEdge = async () =>
      (await sampleServices(world.platform, place.vitals)).get('edge files') ?? 0;
    const usual = await filesOfEdge();
    const clients = Array.from({ length: 20 }, () => new Client(world.platform.url));
    await Promise.all(
      clients.map((client) => client.request({ method: 'GET', path: '/' }).then(({ body }) => body.dump())),
    );
    assert.ok((await filesOfEdge()) >= usual + clients.length);
    await Promise.all(clients.map((client) => client.close()));
  });
});
