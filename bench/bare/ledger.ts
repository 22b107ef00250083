import { DatabaseSync } from 'node:sqlite';
import { newId, toDatabaseInstant } from '@studyhall/db';
import type { Interval } from '@studyhall/time';
import { createPool } from 'mysql2/promise';

export interface Reservation extends Interval {
  readonly ref: string;
  readonly people: readonly [string, string];
}

/** The statements of the ledger on a driver's own connection, with nothing around them. */
export interface BareLedger {
  reserve(reservation: Reservation): Promise<void>;
  findBusy(personId: string, range: Interval): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

type Run = (sql: string, values: string[]) => Promise<readonly unknown[]>;

const longestCommitment = 86_400_000;
const lock = 'UPDATE people SET revision = revision + 1 WHERE person_id IN (?, ?)';
function overlapping(people: readonly string[]): string {
  const marks = people.map(() => '?').join(', ');
  return `SELECT person_id, start_at, end_at, 0 AS revision FROM commitments
    WHERE person_id IN (${marks}) AND start_at > ? AND start_at < ? AND end_at > ?
    UNION ALL SELECT person_id, NULL, NULL, revision FROM people WHERE person_id IN (${marks})`;
}
const known = `SELECT r.status, r.version, r.start_at, r.end_at, r.fingerprint, c.person_id
  FROM reservations r LEFT JOIN commitments c ON c.ref = r.ref WHERE r.ref = ?`;
const insertReservation = `INSERT INTO reservations (ref, status, version, start_at, end_at, fingerprint)
  VALUES (?, 'active', 1, ?, ?, ?)`;
const insertCommitments = `INSERT INTO commitments (person_id, start_at, end_at, kind, title, ref)
  VALUES (?, ?, ?, 'session', 'CS-101 tutoring', ?), (?, ?, ?, 'session', 'CS-101 tutoring', ?)`;
const insertEvent = `INSERT INTO outbox (subscriber, event_id, type, subject, body, created_at)
  VALUES ('tutors', ?, 'calendar.changed', ?, ?, ?)`;

async function runReservation(run: Run, { ref, people, ...range }: Reservation): Promise<void> {
  const [start, end] = [toDatabaseInstant(range.start), toDatabaseInstant(range.end)];
  const [first, second] = people;
  await run(lock, [first, second]);
  const busy = await run(overlapping(people), [...people, ...bounds(range), ...people]);
  const existing = await run(known, [ref]);
  if (busy.length !== 2 || existing.length > 0) throw new Error(`${ref} cannot be reserved`);
  await run(insertReservation, [ref, start, end, 'f'.repeat(64)]);
  await run(insertCommitments, [first, start, end, ref, second, start, end, ref]);
  await run(insertEvent, [newId(), ref, JSON.stringify({ people }), start]);
}

function bounds({ start, end }: Interval): string[] {
  return [start - longestCommitment, end, start].map(toDatabaseInstant);
}

export function openBareFile(file: string): BareLedger {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const run: Run = async (sql, values) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement.all(...values);
  };
  let last = Promise.resolve();
  async function reserve(reservation: Reservation): Promise<void> {
    database.exec('BEGIN IMMEDIATE');
    await runReservation(run, reservation);
    database.exec('COMMIT');
  }
  return {
    // One after another, as the engine has it.
    reserve: (reservation) => {
      last = last.then(() => reserve(reservation));
      return last;
    },
    findBusy: (personId, range) => run(overlapping([personId]), [personId, ...bounds(range), personId]),
    close: async () => database.close(),
  };
}

export function openBareServer(url: string, connections: number): BareLedger {
  const pool = createPool({ uri: url, connectionLimit: connections, timezone: 'Z', dateStrings: true });
  pool.pool.on('connection', (connection) => {
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  });
  return {
    reserve: async (reservation) => {
      const connection = await pool.getConnection();
      await connection.beginTransaction();
      await runReservation(async (sql, values) => rowsOf(await connection.execute(sql, values)), reservation);
      await connection.commit();
      connection.release();
    },
    findBusy: async (personId, range) =>
      rowsOf(await pool.execute(overlapping([personId]), [personId, ...bounds(range), personId])),
    close: () => pool.end(),
  };
}

function rowsOf([result]: readonly [unknown, unknown]): readonly unknown[] {
  return Array.isArray(result) ? result : [];
}
