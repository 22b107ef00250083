import { AssertionError } from 'node:assert';
import { parseArgs } from 'node:util';
import { serviceNames } from '@studyhall/platform';
import { type BenchPlace, onEachEngine } from '../bench/place.ts';
import { startWorld, type World } from '../tests/world.ts';
import { FaultLoad } from './drill/fault-load.ts';
import {
  clockForward,
  connectionsCut,
  databaseRestarted,
  diskFull,
  kill,
  pause,
  slowCalendar,
} from './drill/faults.ts';
import { mountOwnDisk } from './drill/own-disk.ts';
import { type Fault, type Outcome, problemsOf, strikeFault } from './drill/strike-fault.ts';
import { buildWeb } from './web-build.ts';

const usage = `npm run drill:faults [-- --bookings=5 --reads=5 --only=TEXT]
  Strikes one fault after the other under load, on SQLite and on MariaDB, and says what people saw of it. --bookings
  and --reads (of each service) are a second; --only takes the faults whose name holds TEXT.`;

const { values } = parseArgs({
  options: {
    bookings: { type: 'string', default: '5' },
    reads: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});
const rates = { bookingsPerSecond: Number(values.bookings), readsPerSecond: Number(values.reads) };
const people = { students: 20, tutors: 20 };
const clock = new URL('drill/clock.ts', import.meta.url).href;
const diskMegabytes = 256;
const isRoot = process.getuid?.() === 0;

function faultsOf(world: World, { place, server }: BenchPlace): Fault[] {
  const hasOwnDisk = server === undefined && isRoot;
  const faults = [
    ...serviceNames.map((name) => kill(world, name)),
    ...serviceNames.map((name) => pause(world, name)),
    slowCalendar(world),
    ...(server ? [databaseRestarted(server), connectionsCut(server)] : []),
    ...(hasOwnDisk ? [diskFull(place.directory)] : []),
    clockForward(world),
  ];
  return faults.filter(({ name }) => name.includes(values.only));
}

function describe(outcome: Outcome): string {
  const { name, recoverySeconds, hit, others, acknowledged, repeats, slowestBookingSeconds } = outcome;
  const failed = [...hit.failed.values()].reduce((sum, count) => sum + count, 0);
  return [
    `${name.padEnd(42)} recovered ${seconds(recoverySeconds)} after`,
    `${failed} of ${hit.count} reads of what was hit failed`,
    `the slowest of ${others.count} of the others ${seconds(others.slowestSeconds)}`,
    `${acknowledged} bookings after ${repeats} repeats, the slowest ${seconds(slowestBookingSeconds)}`,
  ].join('; ');
}

function seconds(value: number): string {
  return `${value.toFixed(1).padStart(4)} s`;
}

async function drill(place: BenchPlace): Promise<boolean[]> {
  console.log(`\n${place.engine}`);
  const world = await startWorld(place.place, { ...people, settings: { NODE_OPTIONS: `--import=${clock}` } });
  const load = new FaultLoad(world, rates);
  const verdicts: boolean[] = [];
  try {
    for (const fault of faultsOf(world, place)) verdicts.push(await strike(load, fault));
    return verdicts;
  } finally {
    await load.close();
    await world.platform.stop();
  }
}

/** Says how a fault was survived; false when it was not. */
async function strike(load: FaultLoad, fault: Fault): Promise<boolean> {
  try {
    const outcome = await strikeFault(load, fault);
    const problems = problemsOf(outcome);
    console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${describe(outcome)}`);
    for (const problem of problems) console.log(`      ${problem}`);
    return problems.length === 0;
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error;
    console.log(`FAIL  ${fault.name.padEnd(42)} ${error.message}`);
    return false;
  }
}

/** SQLite gets a small disk of its own, which can be filled without harm to anything else. */
async function drillOnOwnDisk(place: BenchPlace): Promise<boolean[]> {
  const { directory } = place.place;
  if (place.server) return drill(place);
  if (!isRoot) {
    console.log('SKIPPED: the disk is not filled, since only root can mount one for it.');
    return drill(place);
  }
  const unmount = mountOwnDisk(directory, diskMegabytes);
  try {
    return await drill(place);
  } finally {
    unmount();
  }
}

if (values.help || !Object.values(rates).every((rate) => rate > 0)) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  await buildWeb(() => console.log('Building the web application'));
  const verdicts = await onEachEngine(drillOnOwnDisk);
  process.exitCode = verdicts.every(Boolean) ? 0 : 1;
}
