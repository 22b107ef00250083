import { Kysely, sql, type Transaction } from 'kysely';
import type { DatabaseStats, Engine, RunSql } from './engine.ts';
import { retryConflicts } from './retry.ts';
import { openSqlite } from './sqlite/sqlite-engine.ts';
import { traceTransaction } from './statement-span.ts';

export interface DatabaseOptions {
  /** `mysql://user:password@host:3306`; a path is the prefix of schema names. Without it, a file of SQLite. */
  readonly url?: string | undefined;
  /** Folder of the file of SQLite. */
  readonly directory: string;
  /** Name of the service that owns the data. */
  readonly schema: string;
  /** The most connections to a MySQL server. */
  readonly poolSize: number;
  readonly log?: Log;
}

/** The part of a logger that is used here. */
export interface Log {
  warn(fields: object, message: string): void;
}

/**
 * One service's data. Both engines answer alike: instants as `YYYY-MM-DD HH:MM:SS.mmm`, booleans as 0 and 1,
 * counts and sums as numbers; an update counts the rows it matched. Every call throws
 * DatabaseUnavailableError while the database cannot be reached, or has more to do than it can.
 */
export interface Database<Tables> {
  readonly engine: 'sqlite' | 'mysql';
  /** For statements outside of transactions. It refuses to write. */
  readonly read: Kysely<Tables>;
  /**
   * Runs `work` in a transaction: BEGIN IMMEDIATE on SQLite, READ COMMITTED on MySQL. When it loses against
   * another one, it is rolled back and `work` runs again, so it must do nothing but work on the database.
   * Inside of it use nothing but its argument: `read` would wait for a second connection.
   */
  transaction<R>(work: (transaction: Transaction<Tables>) => Promise<R>): Promise<R>;
  /** Runs `work` while no other process does; it is for schema changes. */
  exclusively<R>(work: (run: RunSql) => Promise<R>): Promise<R>;
  ping(): Promise<void>;
  stats(): DatabaseStats;
  /** Lets the transactions under way finish. */
  close(): Promise<void>;
}

/** Opens a service's database, made when missing. Its tables come from `migrate`. */
export async function openDatabase<Tables>(options: DatabaseOptions): Promise<Database<Tables>> {
  const { url, log } = options;
  const engine = url === undefined ? await openSqlite(options) : await openServer({ ...options, url });
  return createDatabase(engine, log);
}

/** The driver is loaded where it is used: it takes 6 MiB, which an embedded installation does without. */
async function openServer(options: DatabaseOptions & { readonly url: string }): Promise<Engine> {
  const { openMysql } = await import('./mysql/mysql-engine.ts');
  return openMysql(options);
}

function createDatabase<Tables>(engine: Engine, log: Log | undefined): Database<Tables> {
  const read = new Kysely<Tables>({ dialect: engine.readDialect });
  const write = new Kysely<Tables>({ dialect: engine.transactionDialect });
  let closing: Promise<void> | undefined;
  const onRetry = (error: unknown) => log?.warn({ err: error }, 'transaction lost against another; again');
  return {
    engine: engine.name,
    read,
    transaction: (work) =>
      traceTransaction(engine.name, () => retryConflicts(() => write.transaction().execute(work), onRetry)),
    exclusively: (work) => retryConflicts(() => engine.exclusively(work), onRetry),
    ping: async () => {
      await sql`SELECT 1`.execute(read);
    },
    stats: () => engine.stats(),
    close: () => {
      closing ??= engine.close();
      return closing;
    },
  };
}
