import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startWorld } from '../tests/world.ts';
import { fuzz } from './fuzz/fuzz.ts';

const usage = `npm run fuzz [-- --runs=25 --seed=NUMBER --longest-ms=2000]
  Asks every operation of every service with valid, boundary, wrong-typed, oversized and nonsense input, so many
  times each, in roles drawn by lot. Raise --longest-ms where the machine has something else to do.`;

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

async function main(directory: string): Promise<number> {
  const world = await startWorld({ directory }, { students: 3, tutors: 2, logLevel: 'error' });
  try {
    console.log(`Seed ${options.seed}`);
    const { operations, requests, statuses, faults } = await fuzz(world, options);
    console.log(`${requests} requests to ${operations} operations`);
    for (const [kind, counts] of statuses) {
      const sorted = [...counts].toSorted(([a], [b]) => a - b);
      console.log(
        `  ${kind.padEnd(10)}  ${sorted.map(([status, count]) => `${status}: ${count}`).join(', ')}`,
      );
    }
    for (const fault of faults) console.log(`FAULT ${fault}`);
    console.log(faults.length === 0 ? 'No fault was found.' : `${faults.length} faults`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await world.platform.stop();
  }
}

if (values.help || !Object.values(options).every((number) => number > 0)) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  const directory = mkdtempSync(join(tmpdir(), 'studyhall-fuzz-'));
  try {
    process.exitCode = await main(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
