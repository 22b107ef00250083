import { parseArgs } from 'node:util';
import { type BenchPlace, onEachEngine } from '../bench/place.ts';
import { startWorld } from '../tests/world.ts';
import { fuzz } from './fuzz/fuzz.ts';

const usage = `npm run fuzz [-- --runs=25 --seed=NUMBER --longest-ms=2000]
  Asks every operation of every service with valid, boundary, wrong-typed, oversized and nonsense input, so many
  times each, in roles drawn by lot, on SQLite and on MariaDB. What takes longer than --longest-ms is asked once more
  with nothing beside it before it counts as a hang.`;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '25' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    'longest-ms': { type: 'string', default: '2000' },
    help: { type: 'boolean', default: false },
  },
});
const options = {
  runs: Number(values.runs),
  seed: Number(values.seed),
  longestMs: Number(values['longest-ms']),
};

/** Answers whether no fault was found. */
async function fuzzOn({ engine, place }: BenchPlace): Promise<boolean[]> {
  console.log(`\n${engine}`);
  const world = await startWorld(place, { students: 3, tutors: 2, logLevel: 'error' });
  try {
    const { operations, requests, statuses, faults, waited } = await fuzz(world, options);
    console.log(`${requests} requests to ${operations} operations`);
    for (const [kind, counts] of statuses) {
      const sorted = [...counts].toSorted(([a], [b]) => a - b);
      console.log(
        `  ${kind.padEnd(10)}  ${sorted.map(([status, count]) => `${status}: ${count}`).join(', ')}`,
      );
    }
    for (const one of waited) console.log(`waited ${one}`);
    for (const fault of faults) console.log(`FAULT ${fault}`);
    console.log(faults.length === 0 ? 'No fault was found.' : `${faults.length} faults`);
    return [faults.length === 0];
  } finally {
    await world.platform.stop();
  }
}

if (values.help || !Object.values(options).every((number) => number > 0)) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  console.log(`Seed ${options.seed}`);
  const verdicts = await onEachEngine(fuzzOn);
  process.exitCode = verdicts.every(Boolean) ? 0 : 1;
}
