import type { TestPlace } from '@studyhall/testing';
import { at, courseCode, inParallel, startWorld, type World } from '../tests/world.ts';
import { type Chain, connections, latencyOfOne, openChain, read, type Target, throughput } from './chain.ts';
import { type BenchPlace, onEachEngine } from './place.ts';
import { type BenchResult, judge, printResults, spreadOf } from './result.ts';
import { inTurn, ratioOf } from './rounds.ts';

const seconds = 5;
const bookingsOfTutor = 100;

/** Four weeks of a tutor's free times through the front door, against a bare chain of the same three processes. */
export function benchSlots(): Promise<BenchResult[]> {
  return onEachEngine(measure);
}

async function measure({ engine, place }: BenchPlace): Promise<BenchResult[]> {
  const hours = { timeZone: 'Europe/London', weekly: weekdays('09:00', '18:00'), overrides: [] };
  const world = await startWorld(place, {
    students: 4,
    tutors: 1,
    logLevel: 'info',
    offer: { availability: hours, bufferMinutes: 10 },
  });
  const chain = openChain();
  try {
    await fillCalendar(world);
    const bare = await startBare(chain, place);
    const [tutor] = world.tutors;
    const path = `/api/tutors/${tutor?.id}/slots?from=${at(1, 0)}&to=${at(29, 0)}&minutes=30`;
    const token = world.students[0]?.token ?? '';
    const ours = { url: `${world.platform.url}${path}`, token };
    const theirs = { url: `${bare}${path}` };
    await assertSameAnswer(ours, theirs);
    const alone: number[] = [];
    const many = await inTurn(
      async () => {
        alone.push(await latencyOfOne(ours));
        return throughput(ours, seconds);
      },
      () => throughput(theirs, seconds),
    );
    return [
      judge({
        name: `slots of 4 weeks, one client, p50, ${engine}`,
        unit: 'ms',
        limit: { of: 'ours', bound: 'at most', value: 3 },
        ours: spreadOf(alone),
      }),
      judge({
        name: `slots of 4 weeks, ${connections} clients, against a bare chain, ${engine}`,
        unit: 'a second',
        limit: { of: 'ratio', bound: 'at least', value: 0.6 },
        ours: spreadOf(many.ours),
        theirs: spreadOf(many.theirs),
        ratio: ratioOf(many.ours, many.theirs),
      }),
    ];
  } finally {
    chain.stop();
    await world.platform.stop();
  }
}

/** Only equal work can be compared. */
async function assertSameAnswer(ours: Target, theirs: Target): Promise<void> {
  const slotsOf = async (target: Target) => (await read<{ slots: unknown[] }>(target)).slots;
  const [a, b] = [await slotsOf(ours), await slotsOf(theirs)];
  if (a.length === 0 || JSON.stringify(a) !== JSON.stringify(b)) {
    throw new Error(`the two sides answer differently: ${a.length} and ${b.length} slots`);
  }
}

async function fillCalendar({ api, students, tutors }: World): Promise<void> {
  const slots = Array.from({ length: bookingsOfTutor }, (_, index) => index);
  await inParallel(slots, 4, async (index) => {
    const student = students[index % students.length];
    const start = at(1 + (index % 28), 10 + Math.floor(index / 28) * 2);
    const body = { tutorId: tutors[0]?.id, courseCode, start, minutes: 30, mode: 'online', topic: '' };
    await api.post('/api/sessions', { token: student?.token, body });
  });
}

function weekdays(from: string, to: string) {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));
}

async function startBare(chain: Chain, { directory, url }: TestPlace): Promise<string> {
  const place = url ?? directory;
  const calendar = await chain.start('calendar', place);
  const tutors = await chain.start('tutors', calendar, place);
  return chain.start('edge', tutors);
}

if (import.meta.main) printResults(await benchSlots());
