import type { CompiledQuery, QueryResult } from 'kysely';
import { Connection, EngineDriver } from '../engine.ts';
import type { Gate } from '../gate.ts';
import { traceStatement } from '../statement-span.ts';
import type { CommitGroup } from './commit-group.ts';
import type { SqliteSession } from './sqlite-session.ts';

/** The connection that writes, as one transaction holds it. */
class Turn extends Connection {
  readonly #session: SqliteSession;
  isOver = false;

  constructor(session: SqliteSession) {
    super();
    this.#session = session;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#session.executeQuery<R>(query);
  }
}

/** One transaction at a time, in the order in which they were asked for; those of one moment are committed together. */
export class TransactionDriver extends EngineDriver<Turn> {
  readonly #session: SqliteSession;
  readonly #gate: Gate;
  readonly #group: CommitGroup;

  constructor(session: SqliteSession, gate: Gate, group: CommitGroup) {
    super();
    this.#session = session;
    this.#gate = gate;
    this.#group = group;
  }

  async acquireConnection(): Promise<Turn> {
    await this.#gate.enter();
    return new Turn(this.#session);
  }

  async releaseConnection(turn: Turn): Promise<void> {
    this.#end(turn);
  }

  async beginTransaction(): Promise<void> {
    this.#group.begin();
  }

  async commitTransaction(turn: Turn): Promise<void> {
    await traceStatement('sqlite', 'COMMIT', () => {
      const committed = this.#group.commit();
      this.#end(turn);
      return committed;
    });
  }

  /** After a commit that failed there is nothing left to undo. */
  async rollbackTransaction(turn: Turn): Promise<void> {
    if (!turn.isOver) this.#group.rollback();
  }

  #end(turn: Turn): void {
    if (turn.isOver) return;
    turn.isOver = true;
    this.#gate.leave();
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
