import type { CompiledQuery, QueryResult } from 'kysely';
import type { FieldPacket, PoolConnection, QueryResult as RawResult } from 'mysql2';
import { Connection, type Row } from '../engine.ts';
import { explainUnavailable, isUnavailable } from '../errors.ts';
import { traceStatement } from '../statement-span.ts';

/** How long one statement may take. Without it, a server that has vanished would hold connections for hours. */
const statementTimeoutMs = 30_000;
const datetimeType = 12;
const wholeSecondLength = 19;

/** One connection of MySQL. */
export class MysqlSession extends Connection {
  readonly #connection: PoolConnection;
  #usable = true;

  constructor(connection: PoolConnection) {
    super();
    this.#connection = connection;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return traceStatement('mysql', query.sql, () => this.#execute<R>(query));
  }

  async #execute<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    refuseObjects(parameters);
    const [result, fields] = await this.#send((done) =>
      this.#connection.execute({ sql, values: [...parameters], timeout: statementTimeoutMs }, done),
    );
    if (Array.isArray(result)) {
      // A statement that is not a call answers one list of rows; the caller says what they are.
      return { rows: restoreFractions(result as Record<string, unknown>[], fields) as R[] };
    }
    const { affectedRows, insertId } = result;
    return { numAffectedRows: BigInt(affectedRows), insertId: BigInt(insertId), rows: [] };
  }

  /** Runs SQL that cannot be prepared. `timeoutMs` 0 waits for ever. */
  async run(sql: string, timeoutMs = statementTimeoutMs): Promise<Row[]> {
    const [result] = await this.#send((done) => this.#connection.query({ sql, timeout: timeoutMs }, done));
    return Array.isArray(result) ? (result as Row[]) : [];
  }

  /** Gives the connection back, or ends it where it cannot be trusted any more. */
  release(): void {
    if (this.#usable) this.#connection.release();
    else this.#connection.destroy();
  }

  get usable(): boolean {
    return this.#usable;
  }

  /** Has the connection end at its release. */
  discard(): void {
    this.#usable = false;
  }

  async #send(start: (done: Callback) => void): Promise<[RawResult, FieldPacket[]]> {
    try {
      return await new Promise((resolve, reject) => {
        start((error, result, fields) => (error ? reject(error) : resolve([result, fields])));
      });
    } catch (error) {
      // mysql2 makes its errors in a callback: this shows who asked.
      if (error instanceof Error) Error.captureStackTrace(error);
      if (isUnavailable(error)) this.discard();
      throw explainUnavailable(error);
    }
  }
}

type Callback = (error: Error | null, result: RawResult, fields: FieldPacket[]) => void;

/** mysql2 would write a Date in its own way, and any other object as JSON; SQLite refuses both. */
function refuseObjects(parameters: readonly unknown[]): void {
  for (const value of parameters) {
    if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
      throw new TypeError('A parameter is an object. Give the text or number that is to be stored.');
    }
  }
}

/** Prepared statements leave out a fraction of zero: `2026-01-05 09:00:00` becomes `2026-01-05 09:00:00.000`. */
function restoreFractions(
  rows: Record<string, unknown>[],
  fields: readonly FieldPacket[],
): Record<string, unknown>[] {
  const names = fields.filter((field) => field.type === datetimeType).map((field) => field.name);
  if (names.length === 0) return rows;
  for (const row of rows) {
    for (const name of names) {
      const value = row[name];
      if (typeof value === 'string' && value.length === wholeSecondLength) row[name] = `${value}.000`;
    }
  }
  return rows;
}
