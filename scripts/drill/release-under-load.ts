import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '@studyhall/platform';
import { countFailed, quantileOf, within } from '../load/open-load.ts';
import type { Platform } from '../platform/platform.ts';
import { lengthMs, type Pace, type ReleaseOutcome } from '../platform/release.ts';
import { type BadGreen, type Fault, makeBadGreen } from './bad-green.ts';
import type { Load, LoadFigures } from './load.ts';

const ownRoot = dirname(dirname(import.meta.dirname));
/** Connections are made, and code is compiled, before anything is measured. */
const settleMs = 3_000;
const afterMs = 2_000;

export interface Windows {
  readonly beforeMs: number;
  readonly pace: Pace;
}

export interface GoodRelease {
  readonly name: ServiceName;
  readonly outcome: ReleaseOutcome;
  readonly seconds: number;
  readonly failed: number;
  readonly requests: number;
  readonly bookings: number;
  /** Of reads, in milliseconds, from when each was due. */
  readonly p99: { readonly before: number; readonly during: number };
  readonly figures: LoadFigures;
}

/** What a release takes at most, for the tool that must know beforehand. */
function secondsFor(name: ServiceName, { beforeMs, pace }: Windows): number {
  const startAndStopMs = 10_000;
  return Math.ceil((settleMs + beforeMs + lengthMs(name, pace) + startAndStopMs) / 1_000);
}

/** Replaces a service by itself under load, and compares what people see before and during that. */
export async function releaseUnderLoad(
  platform: Pick<Platform, 'release'>,
  load: Load,
  name: ServiceName,
  windows: Windows,
): Promise<GoodRelease> {
  await load.renewTokens();
  const running = load.start(secondsFor(name, windows));
  await delay(settleMs);
  const from = performance.now();
  await delay(windows.beforeMs);
  const begunAt = performance.now();
  const outcome = await platform.release({
    name,
    root: ownRoot,
    report: () => undefined,
    pace: windows.pace,
  });
  const endedAt = performance.now();
  await delay(afterMs);
  const figures = await running.stop();
  const { reference, reads, bookings } = figures;
  return {
    name,
    outcome,
    seconds: (endedAt - begunAt) / 1_000,
    failed: countFailed(reads) + countFailed(bookings) + reference.errors,
    requests: reads.length + bookings.length + reference.requests,
    bookings: bookings.length,
    p99: {
      before: quantileOf(within(reads, from, begunAt), 0.99),
      during: quantileOf(within(reads, begunAt, endedAt + afterMs), 0.99),
    },
    figures,
  };
}

export interface BadRelease {
  readonly fault: Fault;
  readonly outcome: ReleaseOutcome;
  /** From the first sign of the fault to the end of it; null where nobody was ever led to it. */
  readonly seconds: number | null;
  /** The largest share of the requests that it was given. */
  readonly share: number;
  /** Requests that met the fault from then to then, and how many there were in all. */
  readonly affected: number;
  readonly requests: number;
  /** What the release said in the end. */
  readonly said: string;
}

/** Slower than anything healthy, and faster than the fault. */
const slowMs = 1_000;

/** Releases a faulty tutors service under load; measures how long people had to do with it, and how many. */
export async function releaseFault(
  platform: Pick<Platform, 'release'>,
  load: Load,
  { fault, afterMs: faultAfterMs, pace }: { fault: Fault; afterMs: number; pace: Pace },
): Promise<BadRelease> {
  await load.renewTokens();
  const green: BadGreen = makeBadGreen(fault, faultAfterMs);
  const running = load.start(secondsFor('tutors', { beforeMs: 0, pace }));
  await delay(settleMs);
  let share = 0;
  let said = '';
  const report = (line: string) => {
    share = Number(/: (\d+) %/.exec(line)?.[1] ?? share);
    said = line;
  };
  const begunAt = performance.now();
  const outcome = await platform.release({ name: 'tutors', root: green.root, report, pace });
  const endedAt = performance.now();
  const since = green.wrongSince();
  const wrongAt = since === undefined ? begunAt : since - performance.timeOrigin;
  const { reads, bookings } = await running.stop();
  // One that was sent before the end may be answered after it.
  const concerned = [...within(reads, wrongAt, endedAt), ...within(bookings, wrongAt, endedAt)];
  return {
    fault,
    outcome,
    seconds: share === 0 ? null : (endedAt - wrongAt) / 1_000,
    share,
    affected: concerned.filter(({ ok, ms }) => !ok || (fault === 'answers slowly' && ms > slowMs)).length,
    requests: concerned.length,
    said,
  };
}
