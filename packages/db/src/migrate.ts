import { pathToFileURL } from 'node:url';
import type { Database } from './database.ts';
import type { RunSql } from './engine.ts';
import { DatabaseUnavailableError, MigrationEditedError, MigrationError } from './errors.ts';
import { toDatabaseInstant } from './instant.ts';
import { type MigrationFile, readMigrations } from './migration-files.ts';

type Migratable = Pick<Database<never>, 'engine' | 'exclusively'>;

const ownDirectory = new URL('../migrations/', import.meta.url);
/** Before the names of this package's own migrations, which come first. */
const ownPrefix = 'db/';

const createMigrations = `CREATE TABLE IF NOT EXISTS migrations (
  name VARCHAR(255) NOT NULL PRIMARY KEY,
  checksum CHAR(64) NOT NULL,
  applied_at DATETIME(3) NULL
)`;

/**
 * Brings a schema up to date: this package's own tables first, then the files of `directory` (see
 * readMigrations). Answers the names of those it applied. Safe in several processes at once. On SQLite all
 * or nothing; MySQL commits each schema change by itself, so there a failure may leave a file half applied,
 * which it says now and at every later run. Throws MigrationEditedError and MigrationError.
 */
export async function migrate(db: Migratable, directory: URL | string): Promise<string[]> {
  const own = await readMigrations(ownDirectory, db.engine);
  const given = await readMigrations(toFolder(directory), db.engine);
  const files = [...own.map((file) => ({ ...file, name: `${ownPrefix}${file.name}` })), ...given];
  return db.exclusively(async (run) => {
    await run(createMigrations);
    const pending = await findPending(run, files);
    for (const file of pending) await apply(run, file);
    return pending.map(({ name }) => name);
  });
}

function toFolder(directory: URL | string): URL {
  const url = typeof directory === 'string' ? pathToFileURL(directory) : directory;
  return url.href.endsWith('/') ? url : new URL(`${url.href}/`);
}

async function findPending(run: RunSql, files: readonly MigrationFile[]): Promise<MigrationFile[]> {
  const rows = await run('SELECT name, checksum, applied_at FROM migrations ORDER BY name', []);
  const applied = new Map(rows.map((row) => [row['name'], row]));
  for (const [name, { applied_at }] of applied) {
    if (applied_at === null) throw new HalfAppliedError(String(name));
    refuseReplaced(String(name), files);
  }
  return files.filter(({ name, checksum }) => {
    const row = applied.get(name);
    if (row !== undefined && row['checksum'] !== checksum) throw new MigrationEditedError(name);
    return row === undefined;
  });
}

/** A schema may be ahead of this version of the code, as during a release, but not differ behind it. */
function refuseReplaced(applied: string, files: readonly MigrationFile[]): void {
  const isOwn = (name: string) => name.startsWith(ownPrefix);
  const number = Number(applied.replace(ownPrefix, '').slice(0, 4));
  const same = files.find((file) => file.number === number && isOwn(file.name) === isOwn(applied));
  if (same !== undefined && same.name !== applied) {
    throw new MigrationError(`${same.name} stands where ${applied} was applied. Restore that one.`);
  }
}

async function apply(run: RunSql, { name, checksum, statements }: MigrationFile): Promise<void> {
  await run('INSERT INTO migrations (name, checksum) VALUES (?, ?)', [name, checksum]);
  for (const [done, statement] of statements.entries()) {
    try {
      await run(statement);
    } catch (error) {
      if (done === 0) await forget(run, name);
      if (error instanceof DatabaseUnavailableError) throw error;
      throw new StatementError({ name, number: done + 1, of: statements.length, cause: error });
    }
  }
  const now = toDatabaseInstant(Date.now());
  await run('UPDATE migrations SET applied_at = ? WHERE name = ?', [now, name]);
}

/** The very first statement has failed: nothing was changed, so the file may be mended and tried again. */
async function forget(run: RunSql, name: string): Promise<void> {
  await run('DELETE FROM migrations WHERE name = ?', [name]).catch(() => undefined);
}

class StatementError extends MigrationError {
  override name = 'StatementError';
  constructor(failed: { name: string; number: number; of: number; cause: unknown }) {
    const reason = failed.cause instanceof Error ? failed.cause.message : String(failed.cause);
    super(`${failed.name}: statement ${failed.number} of ${failed.of} failed: ${reason}`);
    this.cause = failed.cause;
  }
}

class HalfAppliedError extends MigrationError {
  override name = 'HalfAppliedError';
  constructor(file: string) {
    super(
      `${file} ended half way in an earlier run, and its first statements are applied. Undo them, ` +
        `delete its row from the table migrations, and migrate again.`,
    );
  }
}
