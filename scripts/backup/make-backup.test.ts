import assert from 'node:assert/strict';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { databaseFiles, makeBackup } from './make-backup.ts';
import { BackupError } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';
import { DamagedDatabaseError } from './sqlite-cut.ts';

const now = new Date('2026-11-27T08:00:00Z');

function newFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-backup-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A data folder with a table of numbers in each database. */
function buildData(t: TestContext): string {
  const directory = newFolder(t);
  for (const name of databaseFiles) {
    const database = new DatabaseSync(join(directory, name));
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE numbers (n INTEGER PRIMARY KEY)');
    database.close();
  }
  writeFileSync(join(directory, 'secrets.json'), '{}');
  return directory;
}

function countOf(folder: string, name: string): number {
  const database = new DatabaseSync(join(folder, name), { readOnly: true });
  try {
    return Number(database.prepare('SELECT count(*) AS n FROM numbers').get()?.['n']);
  } finally {
    database.close();
  }
}

/** Writes each number into one database after the other, so that no later one ever has more than an earlier one. */
const writer = `
  const { workerData, parentPort } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  const all = workerData.files.map((file) => new DatabaseSync(file, { timeout: 5000 }));
  for (const database of all) database.exec('PRAGMA synchronous = OFF');
  for (let n = 0; ; n += 1) {
    for (const database of all) database.exec('INSERT INTO numbers VALUES (' + n + ')');
    if (n === 50) parentPort.postMessage('writing');
  }`;

test('a backup holds all databases as they were at one moment', async (t) => {
  const directory = buildData(t);
  const files = databaseFiles.map((name) => join(directory, name));
  const worker = new Worker(writer, { eval: true, workerData: { files } });
  await new Promise((resolve) => worker.once('message', resolve));
  try {
    for (let round = 0; round < 5; round += 1) {
      const folder = await makeBackup(
        { directory, url: undefined },
        newFolder(t),
        new Date(now.getTime() + round),
      );
      const counts = databaseFiles.map((name) => countOf(folder, name));
      const [first = 0] = counts;
      const last = counts.at(-1) ?? 0;
      assert.ok(first > 50 && first - last <= 1, counts.join());
      assert.deepEqual(
        counts,
        counts.toSorted((a, b) => b - a),
      );
    }
  } finally {
    await worker.terminate();
  }
});

test('a backup is for its owner alone, and leaves nothing unfinished', async (t) => {
  const directory = buildData(t);
  const place = newFolder(t);
  const folder = await makeBackup({ directory, url: undefined }, place, now);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  assert.deepEqual(readdirSync(place), ['2026-11-27T08-00-00.000Z']);
  assert.ok(existsSync(join(folder, 'secrets.json')));
});

test('a damaged database is not kept as if it were sound', async (t) => {
  const directory = buildData(t);
  const place = newFolder(t);
  const file = openSync(join(directory, 'tutors.sqlite'), 'r+');
  // The page of its one table.
  writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, 4096);
  closeSync(file);
  await assert.rejects(makeBackup({ directory, url: undefined }, place, now), DamagedDatabaseError);
  assert.deepEqual(readdirSync(place), []);
});

test('a data folder without databases is no installation to keep', async (t) => {
  await assert.rejects(
    makeBackup({ directory: newFolder(t), url: undefined }, newFolder(t), now),
    BackupError,
  );
});

test('what a backup replaces is moved aside, with the logs that belong to it', async (t) => {
  const directory = buildData(t);
  const source = await makeBackup({ directory, url: undefined }, newFolder(t), now);
  writeFileSync(join(directory, 'tutors.sqlite-wal'), 'of the database that goes');
  const aside = await restoreBackup({ directory, url: undefined, source, replace: true, now });
  assert.ok(!existsSync(join(directory, 'tutors.sqlite-wal')));
  assert.deepEqual(readdirSync(aside ?? '').includes('tutors.sqlite-wal'), true);
  assert.equal(countOf(directory, 'tutors.sqlite'), 0);
});

test('a backup that has changed since is refused', async (t) => {
  const source = await makeBackup({ directory: buildData(t), url: undefined }, newFolder(t), now);
  writeFileSync(join(source, 'tutors.sqlite'), 'something else');
  const options = { directory: newFolder(t), url: undefined, source, replace: false, now };
  await assert.rejects(restoreBackup(options), /tutors\.sqlite is not as it was/);
});

test('a backup of embedded databases is not for a server', async (t) => {
  const source = await makeBackup({ directory: buildData(t), url: undefined }, newFolder(t), now);
  const options = { directory: newFolder(t), url: 'mysql://root@127.0.0.1:1', source, replace: false, now };
  await assert.rejects(restoreBackup(options), /leave DATABASE_URL out/);
});
