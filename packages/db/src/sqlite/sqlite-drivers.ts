import { EngineDriver } from '../engine.ts';
import type { Gate } from '../gate.ts';
import type { SqliteSession } from './sqlite-session.ts';

/** One transaction at a time, in the order in which they were asked for. */
export class TransactionDriver extends EngineDriver<SqliteSession> {
  readonly #session: SqliteSession;
  readonly #gate: Gate;

  constructor(session: SqliteSession, gate: Gate) {
    super();
    this.#session = session;
    this.#gate = gate;
  }

  async acquireConnection(): Promise<SqliteSession> {
    await this.#gate.enter();
    return this.#session;
  }

  async releaseConnection(): Promise<void> {
    this.#gate.leave();
  }

  /** Takes the lock to write at once: taken later, it could no longer be waited for. */
  async beginTransaction(session: SqliteSession): Promise<void> {
    session.run('BEGIN IMMEDIATE');
  }

  async commitTransaction(session: SqliteSession): Promise<void> {
    session.run('COMMIT');
  }

  /** Some errors, such as a full disk, have already rolled back. */
  async rollbackTransaction(session: SqliteSession): Promise<void> {
    if (session.inTransaction) session.run('ROLLBACK');
  }
}

/** Statements outside of transactions: nothing waits, since each runs to its end at once. */
export class ReadDriver extends EngineDriver<SqliteSession> {
  readonly #session: SqliteSession;

  constructor(session: SqliteSession) {
    super();
    this.#session = session;
  }

  async acquireConnection(): Promise<SqliteSession> {
    return this.#session;
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(): Promise<void> {
    throw new Error('Open transactions with Database.transaction().');
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}
}
