import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inOwnFolder } from '../bench/place.ts';
import { startWorld } from '../tests/world.ts';
import { printTable } from './load/figures.ts';
import { type SoakReport, soak, soakSettings, type WatchedLine } from './soak/soak.ts';
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
const people = { students: 60, tutors: 60 };

async function main(directory: string): Promise<number> {
  const place = { data: join(directory, 'data'), vitals: join(directory, 'vitals') };
  mkdirSync(place.vitals);
  const world = await startWorld({ directory: place.data }, { ...people, settings: soakSettings(place) });
  try {
    return report(await soak(world, place, { seconds: minutes * 60, samples }));
  } finally {
    await world.platform.stop();
  }
}

/** Prints every line, and answers the code to exit with. */
function report({ counts, lines }: SoakReport): number {
  const { bookings, cancelled, requests, failed } = counts;
  console.log(`${requests} requests, ${failed} failed; ${bookings} bookings, ${cancelled} cancelled`);
  printTable([['', 'first', 'last', 'growth', 'verdict'], ...lines.map(rowOf)]);
  return failed > 0 || lines.some(({ isGrowing }) => isGrowing) ? 1 : 0;
}

function rowOf({ name, first, last, growth, isGrowing }: WatchedLine): string[] {
  const isMemory = name.endsWith(' rss') || name.endsWith(' heap');
  const show = (value: number) => (isMemory ? `${(value / 1e6).toFixed(1)} MB` : value.toFixed(1));
  return [name, show(first), show(last), show(growth), isGrowing ? 'GROWS' : 'steady'];
}

if (values.help || !(minutes > 0)) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  await buildWeb(() => console.log('Building the web application'));
  process.exitCode = await inOwnFolder(main);
}
