import { benchBookings } from './bookings.ts';
import { benchFeed } from './feed.ts';
import { benchFinder } from './finder.ts';
import { benchGroupPage } from './group-page.ts';
import { benchLedger } from './ledger.ts';
import { type BenchResult, printResults } from './result.ts';
import { benchSearch } from './search.ts';
import { benchSlots } from './slots.ts';
import { benchStreams } from './streams.ts';
import { benchTime } from './time.ts';
import { benchTracing } from './tracing.ts';

const benches: Readonly<Record<string, () => Promise<BenchResult[]>>> = {
  time: benchTime,
  finder: benchFinder,
  feed: benchFeed,
  ledger: benchLedger,
  slots: benchSlots,
  bookings: benchBookings,
  search: benchSearch,
  'group-page': benchGroupPage,
  streams: benchStreams,
  tracing: benchTracing,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. Choose from ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
let passed = true;
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n${name}`);
  const results = await bench();
  printResults(results);
  passed &&= results.every((result) => result.pass);
}
process.exitCode = passed ? 0 : 1;
