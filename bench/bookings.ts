import { Pool } from 'undici';
import { at, courseCode, startWorld, type World } from '../tests/world.ts';
import { type BenchPlace, onEachEngine } from './place.ts';
import { type BenchResult, judge, printResults, spreadOf } from './result.ts';
import { rounds } from './rounds.ts';

const people = 100;
const connections = 16;
const seconds = 5;
const halfHoursPerWeek = 90;
const weeks = 8;
const leastPerSecond = { SQLite: 500, MariaDB: 200 };

/** Bookings through the front door with everything on, every commit flushed to disk. */
export function benchBookings(): Promise<BenchResult[]> {
  return onEachEngine(measure);
}

async function measure({ engine, place }: BenchPlace): Promise<BenchResult[]> {
  const world = await startWorld(place, { students: people, tutors: people, logLevel: 'info' });
  const pool = new Pool(world.platform.url, { connections });
  try {
    const wishes = planBookings(world);
    const rates: number[] = [];
    const tails: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const latencies = await bookFor(pool, wishes);
      rates.push(latencies.length / seconds);
      tails.push(latencies[Math.floor(latencies.length * 0.99)] ?? Number.POSITIVE_INFINITY);
    }
    return [
      judge({
        name: `bookings, ${connections} clients, ${engine}`,
        unit: 'a second',
        limit: { of: 'ours', bound: 'at least', value: leastPerSecond[engine] },
        ours: spreadOf(rates),
      }),
      judge({
        name: `bookings, ${connections} clients, p99, ${engine}`,
        unit: 'ms',
        limit: { of: 'ours', bound: 'at most', value: 150 },
        ours: spreadOf(tails),
      }),
    ];
  } finally {
    await pool.close();
    await world.platform.stop();
  }
}

interface Wish {
  readonly token: string;
  readonly body: string;
}

/** Half hours in which each student meets another tutor, tutors in random order: no two wishes collide. */
function* planBookings({ students, tutors }: World): Generator<Wish> {
  for (let index = 0; index < halfHoursPerWeek * weeks; index += 1) {
    const day = 1 + (index % (7 * weeks));
    const start = at(day, 0, 30 * Math.floor(index / (7 * weeks)));
    const shuffled = tutors.toSorted(() => Math.random() - 0.5);
    for (const [position, { token }] of students.entries()) {
      const body = {
        tutorId: shuffled[position]?.id,
        courseCode,
        start,
        minutes: 30,
        mode: 'online',
        topic: '',
      };
      yield { token, body: JSON.stringify(body) };
    }
  }
}

/** Books for some seconds; answers the latencies of the bookings made, in milliseconds, in order of size. */
async function bookFor(pool: Pool, wishes: Generator<Wish>): Promise<number[]> {
  const latencies: number[] = [];
  const end = performance.now() + seconds * 1_000;
  const book = async () => {
    while (performance.now() < end) {
      const { value, done } = wishes.next();
      if (done) throw new Error('more was booked than was planned for');
      const began = performance.now();
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path: '/api/sessions',
        headers: { authorization: `Bearer ${value.token}`, 'content-type': 'application/json' },
        body: value.body,
      });
      const answer = await body.text();
      if (statusCode !== 201) throw new Error(`a booking was answered ${statusCode}: ${answer}`);
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, book));
  return latencies.toSorted((a, b) => a - b);
}

if (import.meta.main) printResults(await benchBookings());
