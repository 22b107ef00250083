import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CompiledQuery } from 'kysely';
import type { Engine, Row, RunSql } from '../engine.ts';
import { Gate } from '../gate.ts';
import { retryConflicts } from '../retry.ts';
import { CommitGroup } from './commit-group.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import { ReadDriver, TransactionDriver } from './sqlite-drivers.ts';
import { SqliteSession } from './sqlite-session.ts';

export interface SqliteOptions {
  readonly directory: string;
  readonly schema: string;
}

/** How long a statement waits for another process that writes. The process stands still meanwhile. */
const busyTimeoutMs = 5_000;
/** How long a transaction waits for those of its own process. */
const patienceMs = 10_000;
const maxWaiting = 1_000;

/** Opens `<directory>/<schema>.sqlite`, made when missing: one connection that writes and one that reads. */
export async function openSqlite({ directory, schema }: SqliteOptions): Promise<Engine> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, `${schema}.sqlite`);
  // For its owner alone, and so are the files that SQLite puts beside it.
  closeSync(openSync(file, 'a', 0o600));
  // Two processes that open a new file at once may find it busy.
  const writer = await retryConflicts(
    async () => connect(file, ''),
    () => undefined,
  );
  const reader = await retryConflicts(
    async () => connect(file, 'PRAGMA query_only = ON'),
    () => undefined,
  );
  const gate = new Gate({ places: 1, maxWaiting, patienceMs });
  const group = new CommitGroup(writer);
  return {
    name: 'sqlite',
    readDialect: createSqliteDialect(new ReadDriver(reader)),
    transactionDialect: createSqliteDialect(new TransactionDriver(writer, gate, group)),
    exclusively: async (work) => {
      await gate.enter();
      try {
        group.flush();
        return await runAlone(writer, work);
      } finally {
        gate.leave();
      }
    },
    stats: () => ({ active: gate.inside, waiting: gate.waiting, poolSize: 1 }),
    close: async () => {
      await gate.close();
      group.flush();
      reader.close();
      writer.close();
    },
  };
}

/** Pages that a connection keeps at most; SQLite's own 2 MiB makes searches of large tables read them anew. */
const cacheKibibytes = 16 * 1024;

/** A commit is on disk when it returns (synchronous = FULL), and readers never wait for it (WAL). */
function connect(file: string, more: string): SqliteSession {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  const settings = `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${cacheKibibytes};`;
  database.exec(`${settings} ${more}`);
  return new SqliteSession(database);
}

async function runAlone<R>(session: SqliteSession, work: (run: RunSql) => Promise<R>): Promise<R> {
  const run: RunSql = async (sql, parameters = []) => {
    const { rows } = await session.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]));
    return rows;
  };
  try {
    session.run('BEGIN IMMEDIATE');
    const result = await work(run);
    session.run('COMMIT');
    return result;
  } catch (error) {
    if (session.inTransaction) session.run('ROLLBACK');
    throw error;
  }
}
