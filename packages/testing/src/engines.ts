import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { type Database, migrate, newId, openDatabase, type Transaction } from '@studyhall/db';
import { sql } from 'kysely';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { startMariadb } from './mariadb.ts';

/** Where to open a database: what `openDatabase` and the services' settings take. */
export interface TestPlace {
  readonly directory: string;
  /** Only on MariaDB. */
  readonly url?: string;
}

export interface TestEngine {
  readonly name: 'SQLite' | 'MariaDB';
  /** A place of its own at every call. What is made there is deleted after the suite. */
  databaseOptions(): TestPlace;
  /** A fresh, migrated database; closed after the suite. */
  openDatabase<Tables>(schema: string, migrations: URL): Promise<Database<Tables>>;
  /** The isolation level under which a transaction runs, such as `READ-COMMITTED`. */
  isolationOf<Tables>(transaction: Transaction<Tables>): Promise<string>;
}

/** What is set when the test runner has started a server for all. */
const urlSetting = 'STUDYHALL_TEST_MYSQL_URL';
/** `sqlite` leaves MariaDB out, for the quick half of the tests. */
const enginesSetting = 'STUDYHALL_TEST_ENGINES';

type Define = (engine: TestEngine) => void;

/** Describes a suite once on SQLite and once on MariaDB. */
export function forEachEngine(name: string, define: Define): void {
  onSqlite(name, define);
  onMariadb(name, define);
}

/** Describes a suite on SQLite alone: for what is the same on every engine. */
export function onSqlite(name: string, define: Define): void {
  describeOn('SQLite', name, define);
}

/** Describes a suite on MariaDB alone: for what SQLite does not have. */
export function onMariadb(name: string, define: Define): void {
  if (process.env[enginesSetting] !== 'sqlite') describeOn('MariaDB', name, define);
}

function describeOn(engineName: TestEngine['name'], name: string, define: Define): void {
  describe(engineName, () => {
    const engine = new Engine(engineName);
    before(() => engine.start());
    after(() => engine.stop());
    // Its own hooks end before the engine does.
    describe(name, () => define(engine));
  });
}

let server: Promise<string> | undefined;

/** The URL of one server for the whole process. */
function mariadbUrl(): Promise<string> {
  const given = process.env[urlSetting];
  server ??= given === undefined ? startOwnMariadb() : Promise.resolve(given);
  return server;
}

/** It ends with this process, for which a signal must not end that without further ado. */
async function startOwnMariadb(): Promise<string> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const { url } = await startMariadb();
  return url;
}

class Engine implements TestEngine {
  readonly name: TestEngine['name'];
  readonly #directories: string[] = [];
  readonly #prefixes: string[] = [];
  readonly #databases: Pick<Database<never>, 'close'>[] = [];
  #url: string | undefined;

  constructor(name: TestEngine['name']) {
    this.name = name;
  }

  async start(): Promise<void> {
    if (this.name === 'MariaDB') this.#url = await mariadbUrl();
  }

  async stop(): Promise<void> {
    for (const database of this.#databases) await database.close();
    for (const directory of this.#directories) await rm(directory, { recursive: true, force: true });
    if (this.#url !== undefined) await dropSchemas(this.#url, this.#prefixes);
  }

  databaseOptions(): TestPlace {
    const directory = mkdtempSync(join(tmpdir(), 'studyhall-test-'));
    this.#directories.push(directory);
    if (this.name === 'SQLite') return { directory };
    if (this.#url === undefined) throw new Error('The server runs from the suite’s first hook on.');
    const prefix = `t${newId().replaceAll('-', '')}`;
    this.#prefixes.push(prefix);
    return { directory, url: `${this.#url}/${prefix}` };
  }

  async openDatabase<Tables>(schema: string, migrations: URL): Promise<Database<Tables>> {
    const database = await openDatabase<Tables>({ ...this.databaseOptions(), schema, poolSize: 8 });
    this.#databases.push(database);
    await migrate(database, migrations);
    return database;
  }

  async isolationOf<Tables>(transaction: Transaction<Tables>): Promise<string> {
    if (this.name === 'SQLite') return 'SERIALIZABLE';
    // Older servers know the first name, newer ones the second.
    const query = sql<{ Value: string }>`
      SHOW VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation')`;
    const { rows } = await query.execute(transaction);
    return rows[0]?.Value ?? 'unknown';
  }
}

async function dropSchemas(url: string, prefixes: readonly string[]): Promise<void> {
  const connection = await createConnection(url);
  try {
    const [schemas] = await connection.query<RowDataPacket[]>('SHOW DATABASES');
    const names = schemas.map((row): string => row.Database);
    const mine = names.filter((name) => prefixes.some((prefix) => name.startsWith(`${prefix}_`)));
    for (const name of mine) await connection.query(`DROP DATABASE ${name}`);
  } finally {
    await connection.end();
  }
}
