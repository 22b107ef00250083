import { join } from 'node:path';
import type { TestPlace } from '@studyhall/testing';
import { Pool } from 'undici';
import { startWorld, type World } from '../tests/world.ts';
import { type BenchPlace, onEachEngine } from './place.ts';
import { type BenchResult, judge, printResults, spreadOf } from './result.ts';
import { ratioOf, rounds } from './rounds.ts';
import { loadPopulation } from './search-load.ts';
import { type Search, searches } from './search-queries.ts';

/** MariaDB takes minutes to be filled with 100,000. */
const sizes = { SQLite: [1_000, 10_000, 100_000], MariaDB: [1_000, 10_000] };
const clients = 8;
const seconds = 2;

/** Searches through the front door among ever more tutors, at a million commitments in the calendar. */
export function benchSearch(): Promise<BenchResult[]> {
  return onEachEngine(measure);
}

/** A running platform with so many tutors. */
interface Side {
  readonly tutors: number;
  readonly world: World;
  readonly pool: Pool;
  /** The p99 of each round, in milliseconds. */
  readonly tails: number[];
}

async function measure({ engine, place }: BenchPlace): Promise<BenchResult[]> {
  const sides: Side[] = [];
  try {
    for (const tutors of sizes[engine]) {
      const ownPlace = placeOf(place, tutors);
      sides.push(await startSide(ownPlace, tutors));
      await loadPopulation(ownPlace, tutors, Date.now());
    }
    for (const side of sides) await searchFor(side); // warm up
    for (let round = 0; round < rounds; round += 1) {
      for (const side of sides) side.tails.push(p99(await searchFor(side)));
    }
    const [fewest, ...more] = sides;
    if (!fewest) throw new Error('there are sizes');
    return more.map(({ tutors, tails }) =>
      judge({
        name: `search, ${clients} clients, p99, ${tutors} tutors against ${fewest.tutors}, ${engine}`,
        unit: 'ms',
        limit: { of: 'ratio', bound: 'at most', value: 2 },
        ours: spreadOf(tails),
        theirs: spreadOf(fewest.tails),
        ratio: ratioOf(tails, fewest.tails),
      }),
    );
  } finally {
    for (const { pool, world } of sides) {
      await pool.close();
      await world.platform.stop();
    }
  }
}

function placeOf({ directory, url }: TestPlace, tutors: number): TestPlace {
  return {
    directory: join(directory, String(tutors)),
    ...(url !== undefined && { url: `${url}_${tutors}` }),
  };
}

async function startSide(place: TestPlace, tutors: number): Promise<Side> {
  const world = await startWorld(place, { students: 1, tutors: 0, logLevel: 'info' });
  return { tutors, world, pool: new Pool(world.platform.url, { connections: clients }), tails: [] };
}

/** Searches for some seconds; answers the latency of each page, in milliseconds. */
async function searchFor(side: Side): Promise<number[]> {
  const latencies: number[] = [];
  const wishes = searches();
  const end = performance.now() + seconds * 1_000;
  const search = async () => {
    while (performance.now() < end) await readPages(side, wishes.next().value, latencies);
  };
  await Promise.all(Array.from({ length: clients }, search));
  return latencies;
}

async function readPages(side: Side, { parameters, pages }: Search, latencies: number[]): Promise<void> {
  let cursor: string | null = null;
  for (let page = 0; page === 0 || (page < pages && cursor !== null); page += 1) {
    const query = new URLSearchParams({ ...parameters, ...(cursor !== null && { cursor }) });
    const began = performance.now();
    const { nextCursor } = await get(side, `/api/tutors?${query}`);
    latencies.push(performance.now() - began);
    cursor = nextCursor;
  }
}

interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

async function get({ pool, world }: Side, path: string): Promise<Page> {
  const headers = { authorization: `Bearer ${world.students[0]?.token}` };
  const { statusCode, body } = await pool.request({ method: 'GET', path, headers });
  if (statusCode !== 200) throw new Error(`${path} was answered ${statusCode}: ${await body.text()}`);
  return (await body.json()) as Page; // the platform's own
}

function p99(latencies: readonly number[]): number {
  const sorted = latencies.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY;
}

if (import.meta.main) printResults(await benchSearch());
