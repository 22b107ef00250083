import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mariadb, startMariadb, type TestPlace } from '@studyhall/testing';

export interface BenchPlace {
  readonly engine: 'SQLite' | 'MariaDB';
  readonly place: TestPlace;
  /** Only for MariaDB. */
  readonly server?: Mariadb;
}

/** Runs a measurement on SQLite, then on a MariaDB server that flushes every commit to disk, as in production. */
export function onEachEngine<T>(measure: (place: BenchPlace) => Promise<T[]>): Promise<T[]> {
  return inOwnFolder(async (directory) => {
    const onSqlite = await measure({ engine: 'SQLite', place: { directory: join(directory, 'sqlite') } });
    const mariadb = await startMariadb(['--innodb-flush-log-at-trx-commit=1']);
    try {
      const place = { directory: join(directory, 'mariadb'), url: `${mariadb.url}/bench` };
      return [...onSqlite, ...(await measure({ engine: 'MariaDB', place, server: mariadb }))];
    } finally {
      await mariadb.stop();
    }
  });
}

/** Gives work a folder that is deleted after it, also where the process is told to end. */
export async function inOwnFolder<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'studyhall-bench-'));
  const remove = () => rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, endByExit);
  try {
    return await work(directory);
  } finally {
    process.off('exit', remove);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, endByExit);
    remove();
  }
}

/** A signal would end the process without what is to be done at its exit. */
function endByExit(): void {
  process.exit(1);
}
