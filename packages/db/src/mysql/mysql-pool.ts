import { createPool, type Pool, type PoolConnection } from 'mysql2';
import { explainUnavailable } from '../errors.ts';
import { Gate } from '../gate.ts';
import { connectionOptions, type MysqlOptions, schemaName, sessionSettings } from './mysql-options.ts';
import { MysqlSession } from './mysql-session.ts';

const patienceMs = 5_000;
const maxWaiting = 1_000;

/** A bounded number of connections to one schema, handed out in the order in which they were asked for. */
export class MysqlPool {
  readonly #pool: Pool;
  readonly #poolSize: number;
  readonly #gate: Gate;
  /** Connections whose session is set up. */
  readonly #sessions = new WeakMap<PoolConnection, MysqlSession>();

  constructor(options: MysqlOptions) {
    const { poolSize } = options;
    this.#poolSize = poolSize;
    this.#gate = new Gate({ places: poolSize, maxWaiting, patienceMs });
    this.#pool = createPool({
      ...connectionOptions(options),
      database: schemaName(options),
      connectionLimit: poolSize,
    });
  }

  /** Whoever gets a session must `release` it. */
  async acquire(): Promise<MysqlSession> {
    await this.#gate.enter();
    try {
      return await this.#connect();
    } catch (error) {
      this.#gate.leave();
      throw explainUnavailable(error);
    }
  }

  release(session: MysqlSession): void {
    session.release();
    this.#gate.leave();
  }

  stats() {
    return { active: this.#gate.inside, waiting: this.#gate.waiting, poolSize: this.#poolSize };
  }

  async close(): Promise<void> {
    await this.#gate.close();
    await new Promise<void>((resolve, reject) => {
      this.#pool.end((error) => (error ? reject(error) : resolve()));
    });
  }

  async #connect(): Promise<MysqlSession> {
    const connection = await new Promise<PoolConnection>((resolve, reject) => {
      this.#pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
    });
    const known = this.#sessions.get(connection);
    if (known !== undefined) return known;
    const session = new MysqlSession(connection);
    try {
      for (const sql of sessionSettings) await session.run(sql);
    } catch (error) {
      connection.destroy();
      throw error;
    }
    this.#sessions.set(connection, session);
    return session;
  }
}
