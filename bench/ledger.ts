import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@studyhall/db';
import { getService } from '@studyhall/platform';
import { startMariadb, testLog } from '@studyhall/testing';
import { reserveTime } from '../services/calendar/src/commands/reserve-time.ts';
import { type Config, readConfig } from '../services/calendar/src/config.ts';
import {
  type Context,
  closeContext,
  openCalendarDatabase,
  openContext,
} from '../services/calendar/src/context.ts';
import { findCalendars } from '../services/calendar/src/data/busy-repository.ts';
import { type BareLedger, openBareFile, openBareServer, type Reservation } from './bare/ledger.ts';
import { type BenchResult, judge, printResults, spreadOf } from './result.ts';
import { inTurn, ratioOf } from './rounds.ts';

type Samples = Awaited<ReturnType<typeof inTurn>>;

const halfHour = 1_800_000;
const firstStart = Date.UTC(2026, 0, 5);
const day = 86_400_000;
const clients = 50;
const callsPerRound = 500;
const people = Array.from({ length: 200 }, () => newId());

/** Both sides of one engine, each on tables of its own. */
interface Sides {
  readonly ours: Context;
  readonly theirs: BareLedger;
}

/** What the ledger costs beyond its SQL: the decisions, the events, the query builder and the pool. */
export async function benchLedger(): Promise<BenchResult[]> {
  const directory = await mkdtemp(join(tmpdir(), 'studyhall-bench-'));
  // Every commit reaches the disk, as in production.
  const mariadb = await startMariadb(['--innodb-flush-log-at-trx-commit=1']);
  try {
    return [
      ...(await benchEngine('SQLite', await openFiles(directory))),
      ...(await benchEngine('MariaDB', await openSchemas(mariadb.url))),
    ];
  } finally {
    await mariadb.stop();
    await rm(directory, { recursive: true });
  }
}

async function openFiles(directory: string): Promise<Sides> {
  const theirs = configFor({ STUDYHALL_DATA: join(directory, 'theirs') });
  await migrate(theirs);
  return {
    ours: await openOurs(configFor({ STUDYHALL_DATA: join(directory, 'ours') })),
    theirs: openBareFile(join(theirs.directory, 'calendar.sqlite')),
  };
}

async function openSchemas(url: string): Promise<Sides> {
  await migrate(configFor({ DATABASE_URL: `${url}/theirs` }));
  return {
    ours: await openOurs(configFor({ DATABASE_URL: `${url}/ours` })),
    theirs: openBareServer(`${url}/theirs_calendar`, getService('calendar').connections),
  };
}

function configFor(env: Readonly<Record<string, string>>): Config {
  return readConfig({
    SERVICE_SECRET: 'only for a benchmark'.padEnd(32),
    TUTORS_URL: 'http://127.0.0.1:9',
    ...env,
  });
}

/** The tables, and a row for everyone, which the service makes by itself. */
async function migrate(config: Config): Promise<void> {
  const db = await openCalendarDatabase(config, testLog);
  const rows = people.map((person_id) => ({ person_id, revision: 0 }));
  await db.transaction((tx) => tx.insertInto('people').values(rows).execute());
  await db.close();
}

async function openOurs(config: Config): Promise<Context> {
  await migrate(config);
  return openContext(config, { log: testLog });
}

async function benchEngine(engine: string, { ours, theirs }: Sides): Promise<BenchResult[]> {
  const reserveOurs = ({ ref, people, start, end }: Reservation) => {
    const interval = { start, end };
    return reserveTime(ours, {
      ref,
      people,
      interval,
      kind: 'session',
      title: 'CS-101 tutoring',
      tentative: false,
      margins: [],
    });
  };
  const range = { start: firstStart, end: firstStart + 62 * day };
  const lookOurs = (personId: string) => findCalendars(ours.db.read, { people: [personId], range });
  const lookTheirs = (personId: string) => theirs.findBusy(personId, range);

  const [nextOurs, nextTheirs] = [createReservations(), createReservations()];
  const reservations = await inTurn(
    () => rateOf(clients, () => reserveOurs(nextOurs())),
    () => rateOf(clients, () => theirs.reserve(nextTheirs())),
  );
  const lookUps = await inTurn(
    () => rateOf(1, () => lookOurs(personAt(0))),
    () => rateOf(1, () => lookTheirs(personAt(0))),
  );
  await closeContext(ours);
  await theirs.close();
  return [
    summarize(`reservations, ${engine}`, reservations, 0.5),
    summarize(`busy time of a person, ${engine}`, lookUps, 0.5),
  ];
}

function summarize(name: string, { ours, theirs }: Samples, value: number): BenchResult {
  return judge({
    name,
    unit: '/s',
    ours: spreadOf(ours),
    theirs: spreadOf(theirs),
    ratio: ratioOf(ours, theirs),
    limit: { of: 'ratio', bound: 'at least', value },
  });
}

/** Calls a second, by so many clients at once. */
async function rateOf(clients: number, call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let calls = 0;
  const run = async () => {
    for (; calls < callsPerRound; calls += 1) await call();
  };
  await Promise.all(Array.from({ length: clients }, run));
  return (calls / (performance.now() - start)) * 1000;
}

/** Half an hour of two people each, one after another, so that none overlaps. */
function createReservations(): () => Reservation {
  let made = 0;
  return () => {
    const start = firstStart + made * halfHour;
    const pair = [personAt(made), personAt(made + 1 + (made % 100))] as const;
    made += 1;
    return { ref: `session:${newId()}`, people: pair, start, end: start + halfHour };
  };
}

function personAt(index: number): string {
  return people[index % people.length] ?? '';
}

if (import.meta.main) {
  const results = await benchLedger();
  printResults(results);
  process.exitCode = results.every(({ pass }) => pass) ? 0 : 1;
}
