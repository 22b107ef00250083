import type { PoolOptions } from 'mysql2';

export interface MysqlOptions {
  /**
   * `mysql://user:password@host:port`, with the prefix of schema names as its path: `/studyhall`. With `?tls=rds`
   * the connection is encrypted, and the server must have a certificate of Amazon RDS.
   */
  readonly url: string;
  readonly schema: string;
  readonly poolSize: number;
}

/** The driver brings the authorities of every region. */
const rdsCertificates = 'Amazon RDS';
const connectTimeoutMs = 5_000;
/** Statements kept prepared on each connection; the server bounds their sum (max_prepared_stmt_count). */
const maxPreparedStatements = 200;

/** `studyhall_tutors`: letters, digits and underscores, so that it stands in SQL as it is. */
export function schemaName({ url, schema }: MysqlOptions): string {
  const prefix = new URL(url).pathname.slice(1) || 'studyhall';
  const name = `${prefix}_${schema}`;
  if (!/^\w{1,64}$/.test(name)) throw new Error(`${name} cannot be the name of a schema`);
  return name;
}

/** How mysql2 connects. It asks for matched rows instead of changed ones by default, as SQLite counts them. */
export function connectionOptions({ url }: MysqlOptions): PoolOptions {
  const { hostname, port, username, password, searchParams } = new URL(url);
  const tls = searchParams.get('tls');
  if (tls !== null && tls !== 'rds') throw new Error(`tls=${tls} is not known: leave it out, or say tls=rds`);
  return {
    ...(tls !== null && { ssl: rdsCertificates }),
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: true,
    decimalNumbers: true,
    connectTimeout: connectTimeoutMs,
    maxPreparedStatements,
  };
}

/**
 * Makes the server read SQL as SQLite does (standard quotes, `||` joins texts, no escapes by backslash),
 * refuse what does not fit instead of changing it, and write only inside of transactions.
 */
export const sessionSettings: readonly string[] = [
  `SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,` +
    `NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY,ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES', ` +
    `time_zone = '+00:00', innodb_lock_wait_timeout = 5`,
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ ONLY',
];
