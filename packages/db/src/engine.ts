import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';

export type Row = Readonly<Record<string, unknown>>;

/** Runs one statement of SQL and answers its rows. */
export type RunSql = (sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;

export interface DatabaseStats {
  /** Connections in use. */
  readonly active: number;
  /** Callers that wait for one. */
  readonly waiting: number;
  readonly poolSize: number;
}

/** What differs between SQLite and MySQL. */
export interface Engine {
  readonly name: 'sqlite' | 'mysql';
  /** For statements outside of transactions; refuses to write. */
  readonly readDialect: Dialect;
  /** For transactions. */
  readonly transactionDialect: Dialect;
  /** Runs `work` while no other process does: in a transaction on SQLite, under a named lock on MySQL. */
  exclusively<R>(work: (run: RunSql) => Promise<R>): Promise<R>;
  stats(): DatabaseStats;
  close(): Promise<void>;
}

/** A connection as Kysely drives it, less what we do not use. */
export abstract class Connection implements DatabaseConnection {
  abstract executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>>;

  // Answers are bounded everywhere, so nothing streams.
  streamQuery(): never {
    throw new Error('Streaming is not supported.');
  }
}

/** A driver whose connections are opened and closed by their engine. */
export abstract class EngineDriver<C extends Connection> implements Driver {
  abstract acquireConnection(): Promise<C>;
  abstract beginTransaction(connection: C): Promise<void>;
  abstract commitTransaction(connection: C): Promise<void>;
  abstract rollbackTransaction(connection: C): Promise<void>;
  abstract releaseConnection(connection: C): Promise<void>;
  async init(): Promise<void> {}
  async destroy(): Promise<void> {}
}
