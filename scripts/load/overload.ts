import { cpus } from 'node:os';
import type { World } from '../../tests/world.ts';
import { type Figures, header, printTable, rowOf } from './figures.ts';
import { generate, type Report } from './generator.ts';
import { prepareTargets, type Target } from './targets.ts';

export interface Overload {
  /** Answers a second of as many clients as keep the service busy. */
  readonly capacity: number;
  /** A second: what was to be sent, and what was. */
  readonly asked: number;
  readonly sent: number;
  readonly accepted: Figures | null;
  /** Told at once to come back. */
  readonly refused: Figures | null;
  /** Answered otherwise than with what was asked for or with 503 and Retry-After, or not at all. */
  readonly wrong: number;
  /** The share of the processors’ time that nobody wanted. */
  readonly idle: number;
}

const times = 3;
const mostShedMs = 250;
/** A process that has just begun compiles what it runs often, and a queue has to build up first. */
const warmUpSeconds = 2;
const busyClients = 32;
/** Enough that others can be asked where these all wait for an answer. */
const connections = 2_000;
/** Where fewer are sent than were to be, and no processor has had time, it was not the platform that held them up. */
const leastSent = 0.95;
const leastIdle = 0.05;

/** Three times what the services can answer, of each target; true where all is kept that can be measured here. */
export async function runOverload(world: World, seconds: number): Promise<boolean> {
  let isKept = true;
  for (const target of await prepareTargets(world)) {
    if (target.bookings > 0) continue;
    const seen = await overload(world.platform.url, target, seconds);
    const { capacity, asked, sent, accepted, refused, wrong } = seen;
    console.log(`\n${target.name}: ${capacity} a second can be answered; ${asked} were asked, ${sent} sent`);
    const rows = [
      ...(accepted ? [rowOf('accepted', accepted)] : []),
      ...(refused ? [rowOf('refused', refused)] : []),
    ];
    printTable([[...header], ...rows]);
    if (wrong > 0) console.log(`${wrong} were answered otherwise`);
    const verdict = judgeOverload(seen);
    console.log(sentences[verdict]);
    isKept &&= verdict !== 'missed';
  }
  return isKept;
}

type Verdict = 'kept' | 'missed' | 'beyond the machine';

const sentences: Readonly<Record<Verdict, string>> = {
  kept: 'kept',
  missed: `MISSED: less than ${mostShedMs} ms for 99 of 100 that are accepted, and 503 with Retry-After for the others`,
  'beyond the machine':
    'not measured: asking for so much takes all that this machine has, and leaves nothing to answer with',
};

export function judgeOverload({ asked, sent, accepted, wrong, idle }: Overload): Verdict {
  if (wrong > 0) return 'missed';
  if (sent < asked * leastSent && idle < leastIdle) return 'beyond the machine';
  return sent >= asked * leastSent && accepted !== null && accepted.p99 < mostShedMs ? 'kept' : 'missed';
}

async function overload(url: string, { path, token }: Target, seconds: number): Promise<Overload> {
  const order = { url, path, token, seconds, warmUpSeconds };
  const busy = await generate({ ...order, perSecond: null, connections: busyClients });
  const capacity = Math.round((busy.answers['200']?.requests ?? 0) / seconds);
  const before = readProcessors();
  const report = await generate({ ...order, perSecond: capacity * times, connections });
  const after = readProcessors();
  return {
    capacity,
    asked: Math.round(report.asked / seconds),
    sent: Math.round(report.sent / seconds),
    accepted: report.answers['200'] ?? null,
    refused: report.answers['503'] ?? null,
    wrong: countWrong(report),
    idle: (after.idle - before.idle) / (after.total - before.total),
  };
}

function countWrong({ answers, withoutRetryAfter }: Report): number {
  const others = Object.entries(answers).filter(([status]) => status !== '200' && status !== '503');
  return others.reduce((sum, [, { requests }]) => sum + requests, withoutRetryAfter);
}

function readProcessors(): { readonly idle: number; readonly total: number } {
  const times = cpus().map((cpu) => cpu.times);
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  return { idle, total: times.reduce((sum, one) => sum + one.user + one.nice + one.sys + one.irq, idle) };
}
