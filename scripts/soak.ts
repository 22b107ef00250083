import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { serviceNames } from '@studyhall/platform';
import { startWorld } from '../tests/world.ts';
import { printTable } from './load/figures.ts';
import { judgeGrowth, type Line } from './soak/growth.ts';
import { allowances, databaseBytes, type Quantity, quantities, sampleServices } from './soak/sample.ts';
import { SoakLoad } from './soak/soak-load.ts';
import { buildWeb } from './web-build.ts';

const usage = `npm run soak -- --minutes=N
  Steady load on SQLite for so long: reads, bookings, cancellations and live streams. Samples each service's memory
  (resident, and the heap after a collection), handles and open files, and the size of the databases by booking;
  fails when one of them still grows in the second half, or a request fails.`;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '' }, help: { type: 'boolean', default: false } },
});
const minutes = Number(values.minutes);
const samples = 60;
const bytesPerBooking = 'database bytes by booking';
/** Pages are taken from the file several at a time. */
const bytesAllowance = 1_000;

async function main(directory: string): Promise<number> {
  const folder = join(directory, 'vitals');
  mkdirSync(folder);
  const vitals = new URL('soak/vitals.ts', import.meta.url).href;
  const world = await startWorld(
    { directory: join(directory, 'data') },
    { students: 60, tutors: 60, settings: { NODE_OPTIONS: `--import=${vitals}`, SOAK_FOLDER: folder } },
  );
  const sizeBefore = databaseBytes(join(directory, 'data'));
  const load = new SoakLoad(world);
  const lines = new Map<string, [number, number][]>();
  const note = (name: string, second: number, value: number) =>
    lines.set(name, [...(lines.get(name) ?? []), [second, value]]);
  const beganAt = performance.now();
  try {
    for (let sample = 1; sample <= samples; sample += 1) {
      await delay(beganAt + (sample * minutes * 60_000) / samples - performance.now());
      const second = (performance.now() - beganAt) / 1_000;
      for (const [name, value] of await sampleServices(world.platform, folder)) note(name, second, value);
      const grown = databaseBytes(join(directory, 'data')) - sizeBefore;
      note(bytesPerBooking, second, grown / Math.max(1, load.counts.bookings));
    }
  } finally {
    await load.stop();
    await world.platform.stop();
  }
  const { bookings, cancelled, requests, failed } = load.counts;
  console.log(`${requests} requests, ${failed} failed; ${bookings} bookings, ${cancelled} cancelled`);
  return report(lines) + (failed > 0 ? 1 : 0) === 0 ? 0 : 1;
}

/** Prints every line, and answers how many grow. */
function report(lines: ReadonlyMap<string, Line['points']>): number {
  const rows = [['', 'first', 'last', 'growth', 'verdict']];
  let growing = 0;
  const judge = (name: string, allowance: number, show: (value: number) => string) => {
    const { first, last, growth, isGrowing } = judgeGrowth({
      name,
      points: lines.get(name) ?? [],
      allowance,
    });
    if (isGrowing) growing += 1;
    rows.push([name, show(first), show(last), show(growth), isGrowing ? 'GROWS' : 'steady']);
  };
  for (const name of serviceNames) {
    for (const quantity of quantities) judge(`${name} ${quantity}`, allowances[quantity], showOf(quantity));
  }
  judge(bytesPerBooking, bytesAllowance, (value) => value.toFixed(0));
  printTable(rows);
  return growing;
}

function showOf(quantity: Quantity): (value: number) => string {
  const isBytes = quantity === 'rss' || quantity === 'heap';
  return (value) => (isBytes ? `${(value / 1e6).toFixed(1)} MB` : value.toFixed(1));
}

if (values.help || !(minutes > 0)) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  await buildWeb(() => console.log('Building the web application'));
  const directory = mkdtempSync(join(tmpdir(), 'studyhall-soak-'));
  try {
    process.exitCode = await main(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
