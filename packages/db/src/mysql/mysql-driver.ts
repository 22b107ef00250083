import { EngineDriver } from '../engine.ts';
import { traceStatement } from '../statement-span.ts';
import type { MysqlPool } from './mysql-pool.ts';
import type { MysqlSession } from './mysql-session.ts';

/** Runs Kysely's statements on the pool. */
export class MysqlDriver extends EngineDriver<MysqlSession> {
  readonly #pool: MysqlPool;

  constructor(pool: MysqlPool) {
    super();
    this.#pool = pool;
  }

  acquireConnection(): Promise<MysqlSession> {
    return this.#pool.acquire();
  }

  async releaseConnection(session: MysqlSession): Promise<void> {
    this.#pool.release(session);
  }

  /** At READ COMMITTED, as every session is set up; outside of transactions sessions only read. */
  async beginTransaction(session: MysqlSession): Promise<void> {
    await session.run('START TRANSACTION READ WRITE');
  }

  async commitTransaction(session: MysqlSession): Promise<void> {
    await traceStatement('mysql', 'COMMIT', () => session.run('COMMIT'));
  }

  /** Where it cannot be said, the server rolls back as the connection ends; the first error is the one to see. */
  async rollbackTransaction(session: MysqlSession): Promise<void> {
    if (!session.usable) return;
    try {
      await session.run('ROLLBACK');
    } catch {
      session.discard();
    }
  }
}
