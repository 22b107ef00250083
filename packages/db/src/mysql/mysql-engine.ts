import { CompiledQuery, type Dialect, MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler } from 'kysely';
import type { Engine, Row, RunSql } from '../engine.ts';
import { MysqlDriver } from './mysql-driver.ts';
import { type MysqlOptions, schemaName } from './mysql-options.ts';
import { MysqlPool } from './mysql-pool.ts';
import { ensureSchema } from './mysql-schema.ts';
import { takeNamedLock } from './named-lock.ts';

/** Opens the schema `<prefix>_<schema>` on a server of MySQL or MariaDB, made when missing. */
export async function openMysql(options: MysqlOptions): Promise<Engine> {
  await ensureSchema(options);
  const pool = new MysqlPool(options);
  const dialect: Dialect = {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new MysqlDriver(pool),
    createIntrospector: (db) => new MysqlIntrospector(db),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  };
  return {
    name: 'mysql',
    readDialect: dialect,
    transactionDialect: dialect,
    exclusively: (work) => runExclusively(pool, schemaName(options), work),
    stats: () => pool.stats(),
    close: () => pool.close(),
  };
}

/** Statements here are not timed: a change of a large table takes as long as it takes. */
async function runExclusively<R>(
  pool: MysqlPool,
  lock: string,
  work: (run: RunSql) => Promise<R>,
): Promise<R> {
  const session = await pool.acquire();
  try {
    await takeNamedLock((sql) => session.run(sql, 0), lock);
    await session.run('SET SESSION TRANSACTION READ WRITE');
    return await work(async (sql, parameters) => {
      if (parameters === undefined) return session.run(sql, 0);
      const { rows } = await session.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]));
      return rows;
    });
  } finally {
    // The lock and the setting end with the connection.
    session.discard();
    pool.release(session);
  }
}
