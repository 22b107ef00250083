import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { client, type TestPlace } from '@studyhall/testing';
import { at, courseCode, inParallel, startWorld, type World } from '../tests/world.ts';
import { type BenchPlace, onEachEngine } from './place.ts';
import { type BenchResult, judge, printResults, spreadOf } from './result.ts';
import { inTurn, ratioOf } from './rounds.ts';
import { runWrk } from './wrk.ts';

const connections = 64;
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
  const bare = await startBare(place);
  try {
    await fillCalendar(world);
    const [tutor] = world.tutors;
    const path = `/api/tutors/${tutor?.id}/slots?from=${at(1, 0)}&to=${at(29, 0)}&minutes=30`;
    const token = world.students[0]?.token ?? '';
    const ours = { url: `${world.platform.url}${path}`, token };
    const theirs = { url: `${bare.url}${path}` };
    await assertSameAnswer(ours, theirs);
    const alone: number[] = [];
    const many = await inTurn(
      async () => {
        alone.push(await latencyOfOne(ours));
        return throughput(ours);
      },
      () => throughput(theirs),
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
    bare.stop();
    await world.platform.stop();
  }
}

interface Target {
  readonly url: string;
  readonly token?: string;
}

async function throughput(target: Target): Promise<number> {
  const { requestsPerSecond, errors } = await runWrk({ ...target, connections, seconds });
  if (errors > 0) throw new Error(`${errors} requests to ${target.url} failed`);
  return requestsPerSecond;
}

async function latencyOfOne(target: Target): Promise<number> {
  return (await runWrk({ ...target, connections: 1, seconds: 2 })).p50;
}

/** Only equal work can be compared. */
async function assertSameAnswer(ours: Target, theirs: Target): Promise<void> {
  const read = async ({ url, token }: Target) => {
    const { origin, pathname, search } = new URL(url);
    return (await client(origin).get<{ slots: unknown[] }>(`${pathname}${search}`, { token })).body.slots;
  };
  const [a, b] = [await read(ours), await read(theirs)];
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

async function startBare({ directory, url }: TestPlace): Promise<{ url: string; stop: () => void }> {
  const place = url ?? directory;
  const children: ChildProcess[] = [];
  const start = async (name: string, ...parameters: string[]) => {
    const file = fileURLToPath(new URL(`bare/${name}.ts`, import.meta.url));
    const child = spawn(process.execPath, [file, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const [port] = await once(createInterface(child.stdout), 'line');
    return `http://127.0.0.1:${port}`;
  };
  const calendar = await start('calendar', place);
  const tutors = await start('tutors', calendar, place);
  const edge = await start('edge', tutors);
  const stop = () => {
    for (const child of children) child.kill();
  };
  return { url: edge, stop };
}

if (import.meta.main) printResults(await benchSlots());
