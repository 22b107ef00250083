import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
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
  const { name, recoverySeconds, failed, reads, acknowledged, repeats, refused, slowestBookingSeconds } =
    outcome;
  return (
    `${name.padEnd(42)} recovered ${recoverySeconds.toFixed(1).padStart(5)} s after; ${failed.hit} of ${reads} reads ` +
    `failed; ${refused} bookings refused, ${acknowledged} acknowledged after ${repeats} repeats, the slowest after ${slowestBookingSeconds.toFixed(1)} s`
  );
}

async function drill(place: BenchPlace): Promise<boolean[]> {
  console.log(`\n${place.engine}`);
  const world = await startWorld(place.place, { ...people, settings: { NODE_OPTIONS: `--import=${clock}` } });
  const load = new FaultLoad(world, rates);
  const verdicts: boolean[] = [];
  try {
    for (const fault of faultsOf(world, place)) {
      const outcome = await strikeFault(load, fault);
      const problems = problemsOf(outcome);
      console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${describe(outcome)}`);
      for (const problem of problems) console.log(`      ${problem}`);
      verdicts.push(problems.length === 0);
    }
    return verdicts;
  } finally {
    await load.close();
    await world.platform.stop();
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
  mkdirSync(directory, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'tmpfs', directory]);
  try {
    return await drill(place);
  } finally {
    execFileSync('umount', [directory]);
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
