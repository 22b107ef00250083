import type { Database } from '@studyhall/db';
import { Kysely, MysqlDialect } from 'kysely';
import { createPool } from 'mysql2';
import type { Context } from '../src/context.ts';
import type { Tables } from '../src/data/tables.ts';

/** MariaDB 11.6 and later notice a stale snapshot by themselves, unless told not to; others skip the comment. */
const allowStaleSnapshots = '/*M!110600 SET SESSION innodb_snapshot_isolation = OFF */';

/** The context's database on MySQL, with its transactions at REPEATABLE READ instead. */
export function openRepeatableRead({ config, db }: Context): {
  readonly db: Database<Tables>;
  readonly close: () => Promise<void>;
} {
  const url = new URL(config.databaseUrl ?? '');
  url.pathname = `${url.pathname}_calendar`;
  const pool = createPool({ uri: url.href, dateStrings: true, timezone: 'Z', connectionLimit: 4 });
  pool.on('connection', (connection) => connection.query(allowStaleSnapshots, () => {}));
  const kysely = new Kysely<Tables>({ dialect: new MysqlDialect({ pool }) });
  return {
    db: {
      ...db,
      transaction: (work) => kysely.transaction().setIsolationLevel('repeatable read').execute(work),
    },
    close: () => kysely.destroy(),
  };
}
