import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ServiceName, serviceNames } from '@studyhall/platform';
import { startWorld } from '../tests/world.ts';
import type { Fault } from './drill/bad-green.ts';
import { Load } from './drill/load.ts';
import {
  type BadRelease,
  type GoodRelease,
  releaseFault,
  releaseUnderLoad,
} from './drill/release-under-load.ts';
import { compareBookings } from './load/bookings.ts';
import { eveningTutors, offerOf } from './load/targets.ts';

const usage = `npm run drill:release [-- --rps=1000 --connections=500 --rounds=3 --bookings=50 --reads=50]
  Releases every service in turn under the reference load, then faulty versions of one, and says what people saw of
  it. Takes some 20 minutes on a machine that has nothing else to do; with --rounds=1 a third of that.`;

const { values } = parseArgs({
  options: {
    rps: { type: 'string', default: '1000' },
    connections: { type: 'string', default: '500' },
    bookings: { type: 'string', default: '50' },
    reads: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});
const people = { students: 100, tutors: 100 + eveningTutors, offer: offerOf };
const warmUpSeconds = 20;
const windows = { beforeMs: 10_000, pace: { stepMs: 2_000, bakeMs: 5_000 } };
/** As a release has it by default: long enough for one that ends after half a minute. */
const patient = { stepMs: 2_000, bakeMs: 40_000 };
const faults: readonly { fault: Fault; afterMs: number }[] = [
  { fault: 'answers 500', afterMs: 0 },
  { fault: 'answers slowly', afterMs: 0 },
  { fault: 'is never ready', afterMs: 0 },
  { fault: 'stops being ready after a while', afterMs: 10_000 },
  { fault: 'ends after a while', afterMs: 30_000 },
];
const limits = { leastP99Ms: 50, times: 1.5, revertSeconds: 10 };

let failures = 0;
/** Prints a line and counts it when it is not as it must be. */
function judge(isRight: boolean, line: string): void {
  if (!isRight) failures += 1;
  console.log(`${isRight ? 'ok  ' : 'FAIL'}  ${line}`);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function judgeService(name: ServiceName, releases: readonly GoodRelease[]): void {
  const own = releases.filter((release) => release.name === name);
  const sum = (of: (release: GoodRelease) => number) => own.reduce((all, release) => all + of(release), 0);
  const before = median(own.map(({ p99 }) => p99.before));
  const during = median(own.map(({ p99 }) => p99.during));
  const [failed, requests, bookings] = [
    sum((one) => one.failed),
    sum((one) => one.requests),
    sum((one) => one.bookings),
  ];
  const isDone = own.every(({ outcome }) => outcome === 'released');
  const isFast = during <= Math.max(limits.leastP99Ms, limits.times * before);
  judge(
    isDone && failed === 0 && isFast,
    `${name.padEnd(14)} ${failed} of ${requests} requests failed, ${bookings} of them bookings; ` +
      `p99 ${before.toFixed(0)} ms before, ${during.toFixed(0)} ms during (medians of ${own.length})`,
  );
}

function judgeFault({ fault, outcome, seconds, share, affected, requests, said }: BadRelease): void {
  const isInTime = seconds === null || seconds <= limits.revertSeconds;
  const isBounded = affected <= (requests * share) / 100;
  const when =
    seconds === null ? 'before anybody was led to it' : `after ${seconds.toFixed(1)} s at ${share} %`;
  judge(
    outcome === 'reverted' && isInTime && isBounded,
    `${fault.padEnd(32)} ${outcome} ${when}; ${affected} of ${requests} requests affected (${said})`,
  );
}

async function drill(directory: string): Promise<void> {
  const world = await startWorld({ directory }, { ...people, logLevel: 'info' });
  const rates = {
    reference: { perSecond: Number(values.rps), clients: Number(values.connections) },
    readsPerSecond: Number(values.reads),
    bookingsPerSecond: Number(values.bookings),
  };
  const load = new Load(world, rates);
  try {
    await load.warmUp(warmUpSeconds);
    const releases: GoodRelease[] = [];
    for (let round = 1; round <= Number(values.rounds); round += 1) {
      for (const name of [...serviceNames].reverse()) {
        const release = await releaseUnderLoad(world.platform, load, name, windows);
        releases.push(release);
        const { reference } = release.figures;
        console.log(
          `      round ${round}: ${name} ${release.outcome} in ${release.seconds.toFixed(0)} s; ` +
            `p99 ${release.p99.before.toFixed(0)} ms, then ${release.p99.during.toFixed(0)} ms; ${release.failed} failed; ` +
            `loadtest: ${reference.requests} requests, ${reference.errors} errors, p50 ${reference.p50} ms, p99 ${reference.p99} ms`,
        );
      }
    }
    console.log('\nEvery service by itself');
    for (const name of [...serviceNames].reverse()) judgeService(name, releases);
    for (const [what, count] of load.wrong) console.log(`      ${what}, ${count} times`);
    console.log('\nThe tutors service by one with a fault');
    for (const one of faults) judgeFault(await releaseFault(world.platform, load, { ...one, pace: patient }));
    const { lost } = await compareBookings({ ...world, ...(await load.renewTokens()) }, load.acknowledged);
    console.log('\nIn the end');
    judge(
      lost === 0,
      `${lost} of ${load.acknowledged.size} acknowledged bookings lost; sessions and ledger agree`,
    );
  } finally {
    await load.close();
    await world.platform.stop();
  }
}

if (values.help) console.log(usage);
else {
  const directory = mkdtempSync(join(tmpdir(), 'studyhall-drill-'));
  try {
    console.log(
      `loadtest --rps ${values.rps} -c ${values.connections} -k, ${values.reads} other reads and ${values.bookings} bookings a second, ${values.rounds} rounds\n`,
    );
    await drill(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  process.exitCode = failures === 0 ? 0 : 1;
}
