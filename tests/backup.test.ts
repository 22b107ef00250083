import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { client, forEachEngine, type TestPlace } from '@studyhall/testing';
import { makeBackup } from '../scripts/backup/make-backup.ts';
import { BackupError } from '../scripts/backup/manifest.ts';
import { restoreBackup } from '../scripts/backup/restore-backup.ts';
import { DataInUseError } from '../scripts/platform/data-lock.ts';
import { assertAgreement } from './agreement.ts';
import { type Account, at, courseCode, startOn, startWorld, type World } from './world.ts';

interface Booking {
  readonly id: string;
  readonly owner: Account;
}

/** How many bookings are acknowledged before the backup, and how many after it. */
const enough = 60;

forEachEngine('a backup', (engine) => {
  const backups = mkdtempSync(join(tmpdir(), 'studyhall-backups-'));
  let place: TestPlace;
  let world: World;
  let folder: string;
  /** Acknowledged before the backup began, and asked for after it was done. */
  const booked = { before: [] as Booking[], after: [] as Booking[] };

  before(async () => {
    place = engine.databaseOptions();
    world = await startWorld(place, { students: 6, tutors: 6 });
    const all: { booking: Booking; askedAt: number }[] = [];
    let going = true;
    const clients = world.students.map(async (owner, index) => {
      const tutorId = world.tutors[index]?.id;
      for (let turn = 0; going; turn += 1) {
        const start = at(2 + (turn % 50), Math.floor(turn / 50));
        const askedAt = performance.now();
        const body = { tutorId, courseCode, start, minutes: 30, mode: 'online' };
        const { status, body: made } = await world.api.post<Booking>('/api/sessions', {
          token: owner.token,
          body,
        });
        assert.equal(status, 201);
        all.push({ booking: { id: made.id, owner }, askedAt });
      }
    });
    const reach = async (count: number) => {
      while (all.length < count) await Promise.race([...clients, new Promise(setImmediate)]);
    };
    try {
      await reach(enough);
      booked.before.push(...all.map(({ booking }) => booking));
      folder = await makeBackup({ directory: place.directory, url: place.url }, backups, new Date());
      const doneAt = performance.now();
      await reach(all.length + enough);
      booked.after.push(...all.filter(({ askedAt }) => askedAt > doneAt).map(({ booking }) => booking));
    } finally {
      going = false;
      await Promise.all(clients);
    }
  });
  after(async () => {
    await stop();
    rmSync(backups, { recursive: true });
  });

  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= world?.platform.stop();
    return stopped;
  };
  const restore = (directory: string, replace: boolean) =>
    restoreBackup({ directory, url: place.url, source: folder, replace, now: new Date() });

  it('is not restored under a running platform', async () => {
    await assert.rejects(restore(place.directory, true), DataInUseError);
  });

  it('takes the place of nothing unasked', async () => {
    await stop();
    await assert.rejects(restore(place.directory, false), BackupError);
  });

  it('brings back all that was acknowledged before it, when everything is lost', async () => {
    rmSync(place.directory, { recursive: true });
    const directory = mkdtempSync(join(tmpdir(), 'studyhall-restored-'));
    // On a server the schemas are still there, and go.
    await restore(directory, place.url !== undefined);
    const platform = await startOn({ ...place, directory });
    try {
      const api = client(platform.url);
      const statusOf = async ({ id, owner }: Booking) =>
        (await api.get(`/api/sessions/${id}`, { token: owner.token })).status;
      assert.ok(booked.before.length >= enough && booked.after.length > 0);
      for (const booking of booked.before) assert.equal(await statusOf(booking), 200);
      // It is the backup that came back.
      for (const booking of booked.after) assert.equal(await statusOf(booking), 404);
      await assertAgreement({ ...world, api }, { from: at(1, 0), to: at(54, 0) });
    } finally {
      await platform.stop();
      rmSync(directory, { recursive: true });
    }
  });
});
