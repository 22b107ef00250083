import { parseArgs } from 'node:util';
import { onEachEngine } from '../bench/place.ts';
import { startWorld, type World } from '../tests/world.ts';
import { runExamWeek } from './load/exam-week.ts';
import { findHighestRate } from './load/find-highest-rate.ts';
import { LoadClient } from './load/load-client.ts';
import { runOverload } from './load/overload.ts';
import { repeatReference } from './load/repeat-reference.ts';
import { eveningTutors, offerOf, prepareTargets } from './load/targets.ts';
import { buildWeb } from './web-build.ts';

const usage = `npm run load [-- reference|highest|overload|exam-week ...] [--seconds=10]
  reference  loadtest --rps 1000 -c 500 -k against pages and calls that do real work, beside an open loop
  highest    the highest rate that keeps p99 under 50 ms
  overload   three times what the services can answer
  exam-week  sign-ins, searches and bookings that rise tenfold within a minute
  Each on SQLite and on MariaDB; all of them unless some are named. The machine should have nothing else to do.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '10' }, help: { type: 'boolean', default: false } },
});
const seconds = Number(values.seconds);
const connections = 500;
const people = { students: 100, tutors: 100 + eveningTutors, offer: offerOf };

type Profile = (world: World, client: LoadClient) => Promise<boolean>;

const profiles: Readonly<Record<string, Profile>> = {
  reference: (world, client) => repeatReference(world, client, { perSecond: 1_000, clients: 500, seconds }),
  highest: async (world, client) => {
    for (const target of await prepareTargets(world)) {
      if (target.bookings > 0) continue;
      console.log(`${target.name}: ${await findHighestRate(client, target)} a second`);
    }
    return true;
  },
  overload: (world) => runOverload(world, seconds),
  'exam-week': runExamWeek,
};

async function main(): Promise<number> {
  const unknown = positionals.filter((name) => !Object.hasOwn(profiles, name));
  if (values.help || unknown.length > 0 || !(seconds > 0)) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  await buildWeb(() => console.log('Building the web application'));
  const chosen = Object.entries(profiles).filter(
    ([name]) => positionals.length === 0 || positionals.includes(name),
  );
  const verdicts = await onEachEngine(async ({ engine, place }) => {
    const kept: boolean[] = [];
    for (const [name, run] of chosen) {
      console.log(`\n${name}, ${engine}`);
      const own = {
        ...place,
        directory: `${place.directory}-${name}`,
        ...(place.url && { url: `${place.url}${name.slice(0, 4)}` }),
      };
      const world = await startWorld(own, { ...people, logLevel: 'info' });
      const client = new LoadClient(world.platform.url, connections);
      try {
        const isKept = await run(world, client);
        kept.push(isKept);
        console.log(isKept ? 'kept' : 'MISSED');
      } finally {
        await client.close();
        await world.platform.stop();
      }
    }
    return kept;
  });
  return verdicts.every(Boolean) ? 0 : 1;
}

process.exitCode = await main();
