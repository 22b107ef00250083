import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { forEachEngine } from '@studyhall/testing';
import { type Database, migrate, openDatabase } from '../src/index.ts';
import { writeMigrations } from './fixtures/write-migrations.ts';

const createNotes = 'CREATE TABLE notes (id CHAR(36) NOT NULL PRIMARY KEY);';
const processFile = fileURLToPath(new URL('./fixtures/migrate-process.ts', import.meta.url));

forEachEngine('migrate', (engine) => {
  const folders: URL[] = [];
  const databases: Database<never>[] = [];
  after(async () => {
    for (const db of databases) await db.close();
    for (const folder of folders) await rm(folder, { recursive: true });
  });

  async function setUp(files: Readonly<Record<string, string>>) {
    const folder = await writeMigrations(files);
    const db = await openDatabase<never>({ ...engine.databaseOptions(), schema: 'notes', poolSize: 2 });
    folders.push(folder);
    databases.push(db);
    return { db, folder };
  }

  const listTables = (db: Database<never>) =>
    db.exclusively(async (run) => {
      const sql =
        db.engine === 'sqlite'
          ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
          : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = database()';
      return (await run(sql)).map((row) => String(row['name'])).sort();
    });

  test('applies the own tables first, then the files in order, and nothing twice', async () => {
    const { db, folder } = await setUp({
      '0002-index.sql': 'CREATE INDEX notes_id ON notes (id);',
      '0001-notes.sql': createNotes,
    });
    const first = await migrate(db, folder);
    assert.deepEqual(first.slice(-2), ['0001-notes.sql', '0002-index.sql']);
    assert.ok(first.slice(0, -2).every((name) => name.startsWith('db/')));
    assert.deepEqual(await migrate(db, folder), []);
    assert.deepEqual(await listTables(db), [
      'idempotency_keys',
      'leases',
      'migrations',
      'notes',
      'outbox',
      'received_events',
    ]);
  });

  test('applies a file that was added later', async () => {
    const { db, folder } = await setUp({ '0001-notes.sql': createNotes });
    await migrate(db, folder);
    await writeFile(new URL('0002-index.sql', folder), 'CREATE INDEX notes_id ON notes (id);');
    assert.deepEqual(await migrate(db, folder), ['0002-index.sql']);
  });

  test('refuses an edited file, and names it', async () => {
    const { db, folder } = await setUp({ '0001-notes.sql': createNotes });
    await migrate(db, folder);
    await writeFile(new URL('0001-notes.sql', folder), `${createNotes}\n-- only a remark`);
    await assert.rejects(() => migrate(db, folder), {
      name: 'MigrationEditedError',
      file: '0001-notes.sql',
      message: /^0001-notes\.sql was changed/,
    });
  });

  test('refuses a file that stands where another was applied', async () => {
    const { db, folder } = await setUp({ '0001-notes.sql': createNotes });
    await migrate(db, folder);
    await rm(new URL('0001-notes.sql', folder));
    await writeFile(new URL('0001-other.sql', folder), createNotes);
    await assert.rejects(() => migrate(db, folder), {
      message: /0001-other\.sql stands where 0001-notes\.sql/,
    });
  });

  test('goes on with a schema that a newer version has migrated further', async () => {
    const { db, folder } = await setUp({ '0001-notes.sql': createNotes, '0002-more.sql': 'SELECT 1;' });
    await migrate(db, folder);
    await rm(new URL('0002-more.sql', folder));
    assert.deepEqual(await migrate(db, folder), []);
  });

  test('takes the files that are for this engine', async () => {
    const { db, folder } = await setUp({
      '0001-notes.sqlite.sql': createNotes,
      '0001-notes.mysql.sql': createNotes,
    });
    const applied = await migrate(db, folder);
    assert.equal(applied.at(-1), `0001-notes.${db.engine}.sql`);
  });

  for (const [what, files, message] of [
    ['a gap', { '0001-a.sql': '', '0003-c.sql': '' }, /0003-c\.sql is out of order.*0002/],
    ['a repeated number', { '0001-a.sql': '', '0001-b.sql': '' }, /0001-b\.sql is out of order.*0002/],
    ['another first number', { '0002-a.sql': '' }, /0002-a\.sql is out of order.*0001/],
    ['a name without a number', { 'notes.sql': '' }, /notes\.sql is not named/],
  ] as const) {
    test(`refuses ${what}`, async () => {
      const { db, folder } = await setUp(files);
      await assert.rejects(() => migrate(db, folder), { name: 'MigrationError', message });
    });
  }

  test('says which statement of which file failed; once mended, it goes on', async () => {
    const { db, folder } = await setUp({
      '0001-notes.sql': createNotes,
      '0002-wrong.sql': 'CREATE TABEL x;',
    });
    await assert.rejects(() => migrate(db, folder), {
      message: /^0002-wrong\.sql: statement 1 of 1 failed: /,
    });
    await writeFile(new URL('0002-wrong.sql', folder), 'CREATE INDEX notes_id ON notes (id);');
    const applied = await migrate(db, folder);
    assert.ok(applied.includes('0002-wrong.sql'));
  });

  test('a file that fails half way is undone, or reported until someone has', async () => {
    const { db, folder } = await setUp({ '0001-half.sql': `${createNotes} CREATE TABEL x;` });
    await assert.rejects(() => migrate(db, folder), {
      message: /^0001-half\.sql: statement 2 of 2 failed: /,
    });
    if (engine.name === 'SQLite') {
      assert.deepEqual(await listTables(db), []);
      return;
    }
    await writeFile(new URL('0001-half.sql', folder), createNotes);
    await assert.rejects(() => migrate(db, folder), { message: /^0001-half\.sql ended half way/ });
    await db.exclusively((run) => run('DROP TABLE notes'));
    await db.exclusively((run) => run("DELETE FROM migrations WHERE name = '0001-half.sql'"));
    assert.deepEqual(await migrate(db, folder), ['0001-half.sql']);
  });

  test('four processes at once apply each file once', async () => {
    const folder = await writeMigrations({ '0001-notes.sql': createNotes });
    folders.push(folder);
    const { directory, url } = engine.databaseOptions();
    const args = [processFile, '--directory', directory, '--migrations', fileURLToPath(folder)];
    if (url !== undefined) args.push('--url', url);
    const runs = Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, args));
    const applied = (await Promise.all(runs)).map(({ stdout }): string[] => JSON.parse(stdout));
    assert.deepEqual(applied.flat().toSorted(), ['0001-notes.sql', ...ownNames(applied.flat())].sort());
    assert.equal(applied.filter((names) => names.length > 0).length, 1);
  });

  test('a process whose migration fails ends with an exit code', async () => {
    const folder = await writeMigrations({ '0001-wrong.sql': 'CREATE TABEL x;' });
    folders.push(folder);
    const { directory, url } = engine.databaseOptions();
    const args = [processFile, '--directory', directory, '--migrations', fileURLToPath(folder)];
    if (url !== undefined) args.push('--url', url);
    await assert.rejects(() => promisify(execFile)(process.execPath, args), {
      code: 1,
      stderr: /0001-wrong\.sql: statement 1 of 1 failed/,
    });
  });
});

const ownNames = (names: readonly string[]) => [...new Set(names.filter((name) => name.startsWith('db/')))];
