/** The database cannot be reached, is too busy, or has refused to work; the same call may succeed later. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError';
  readonly code = 'database-unavailable';
}

/** The same error, or a DatabaseUnavailableError caused by it where the database cannot work now. */
export function explainUnavailable(error: unknown): unknown {
  if (!isUnavailable(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new DatabaseUnavailableError(`The database cannot be used right now: ${reason}`, { cause: error });
}

/** A migration that has been applied was changed afterwards. */
export class MigrationEditedError extends Error {
  override name = 'MigrationEditedError';
  readonly file: string;
  constructor(file: string) {
    super(`${file} was changed after it had been applied. Restore it, and put the change into a new file.`);
    this.file = file;
  }
}

/** Migrations that cannot be applied: misnumbered, failed, or left half way by an earlier run. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/** Numbers by which MySQL and MariaDB (`errno`), and SQLite (`errcode`, extended), tell an error. */
const unique = { mysql: [1062, 1169, 1586], sqlite: [1555, 2067, 2579] };
const foreignKey = { mysql: [1216, 1217, 1451, 1452], sqlite: [787] };
/** A CHECK is 3819 on MySQL and 4025 on MariaDB. */
const check = { mysql: [3819, 4025], sqlite: [275] };
/** Deadlock and lock wait; SQLITE_BUSY in all its forms. */
const conflict = { mysql: [1213, 1205, 1020], sqlite: [5, 261, 517, 773] };
/** Shutting down, full, too many connections, read-only after a failover, killed; disk full or out of reach. */
const unavailable = {
  mysql: [
    1021, 1037, 1040, 1041, 1053, 1077, 1152, 1158, 1159, 1160, 1161, 1203, 1226, 1290, 1317, 1836, 1927,
  ],
  sqlite: [10, 13, 14],
};
const networkCodes = /^(PROTOCOL_|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENET|HANDSHAKE_)/;

export function isUniqueViolation(error: unknown): boolean {
  return isOneOf(error, unique);
}

export function isForeignKeyViolation(error: unknown): boolean {
  return isOneOf(error, foreignKey);
}

export function isCheckViolation(error: unknown): boolean {
  return isOneOf(error, check);
}

/** Whether the transaction lost against another one and may succeed when it is run again. */
export function isConflict(error: unknown): boolean {
  return isOneOf(error, conflict);
}

/** Whether the error says nothing about the statement, only that the database cannot work now. */
export function isUnavailable(error: unknown): boolean {
  if (isOneOf(error, unavailable)) return true;
  const { code, fatal, errcode } = toFields(error);
  // SQLite's I/O errors carry their kind in the higher bits.
  if (typeof errcode === 'number' && (errcode & 0xff) === 10) return true;
  return fatal === true || (typeof code === 'string' && networkCodes.test(code));
}

function isOneOf(error: unknown, numbers: { mysql: readonly number[]; sqlite: readonly number[] }): boolean {
  const { errno, errcode } = toFields(error);
  if (typeof errcode === 'number') return numbers.sqlite.includes(errcode);
  return typeof errno === 'number' && numbers.mysql.includes(errno);
}

interface ErrorFields {
  readonly errno?: unknown;
  readonly errcode?: unknown;
  readonly code?: unknown;
  readonly fatal?: unknown;
}

function toFields(error: unknown): ErrorFields {
  // Both drivers add their fields to a plain Error.
  return error instanceof Error ? (error as Error & ErrorFields) : {};
}
