import { mkdtemp, rm } from 'node:fs/promises';
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
export async function onEachEngine<T>(measure: (place: BenchPlace) => Promise<T[]>): Promise<T[]> {
  const directory = await mkdtemp(join(tmpdir(), 'studyhall-bench-'));
  try {
    const onSqlite = await measure({ engine: 'SQLite', place: { directory: join(directory, 'sqlite') } });
    const mariadb = await startMariadb(['--innodb-flush-log-at-trx-commit=1']);
    try {
      const place = { directory: join(directory, 'mariadb'), url: `${mariadb.url}/bench` };
      return [...onSqlite, ...(await measure({ engine: 'MariaDB', place, server: mariadb }))];
    } finally {
      await mariadb.stop();
    }
  } finally {
    await rm(directory, { recursive: true });
  }
}
