import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '@studyhall/platform';
import { compareBookings } from '../load/bookings.ts';
import { countFailed, type Sample } from '../load/open-load.ts';
import type { FaultLoad } from './fault-load.ts';

export interface Fault {
  readonly name: string;
  /** Whose reads may fail meanwhile; the others keep answering. */
  readonly hits: readonly ServiceName[];
  /** Makes the fault, and resolves when its cause is gone again. */
  strike(): Promise<void>;
}

/** Of several services. */
export interface Reads {
  readonly count: number;
  readonly failed: ReadonlyMap<ServiceName, number>;
  /** 0 without any. */
  readonly slowestSeconds: number;
}

export interface Outcome {
  readonly name: string;
  /** From the end of the cause to the last read that failed or was slow. */
  readonly recoverySeconds: number;
  readonly hit: Reads;
  readonly others: Reads;
  readonly acknowledged: number;
  /** From when it was due to when it was acknowledged, with all repeats. */
  readonly slowestBookingSeconds: number;
  readonly repeats: number;
  /** Acknowledged, and not there. */
  readonly lost: number;
  /** There, and never acknowledged: a repeat that was carried out twice. */
  readonly doubled: number;
  /** Bookings that were not acknowledged in the end. */
  readonly wrong: readonly string[];
}

const beforeMs = 1_000;
/** This long without a failure, and it is over. */
const calmMs = 2_000;
const longestRecoveryMs = 60_000;
const slowMs = 1_500;

/** Strikes under load, and compares what was acknowledged with what is there; throws where ledger and sessions differ. */
export async function strikeFault(load: FaultLoad, { name, hits, strike }: Fault): Promise<Outcome> {
  const before = { acknowledged: load.acknowledged.size, repeats: load.repeats, wrong: load.wrong.length };
  load.start();
  await delay(beforeMs);
  await strike();
  const endedAt = performance.now();
  const deadline = endedAt + longestRecoveryMs;
  do await delay(calmMs);
  while (performance.now() < deadline && !isCalm(load, performance.now()));
  await load.stop();
  const { lost, doubled } = await compareBookings(await load.renewTokens(), load.acknowledged);
  return {
    name,
    recoverySeconds: Math.max(0, lastBad(load) - endedAt) / 1_000,
    hit: summarize(load, (service) => hits.includes(service)),
    others: summarize(load, (service) => !hits.includes(service)),
    acknowledged: load.acknowledged.size - before.acknowledged,
    slowestBookingSeconds: Math.max(0, ...load.bookings.map(({ ms }) => ms)) / 1_000,
    repeats: load.repeats - before.repeats,
    lost,
    doubled,
    wrong: load.wrong.slice(before.wrong),
  };
}

function summarize({ reads }: FaultLoad, isMeant: (service: ServiceName) => boolean): Reads {
  const meant = [...reads].filter(([service]) => isMeant(service));
  const samples = meant.flatMap(([, some]) => some);
  return {
    count: samples.length,
    failed: new Map(
      meant.map(([service, some]) => [service, countFailed(some)] as const).filter(([, count]) => count > 0),
    ),
    slowestSeconds: Math.max(0, ...samples.map(({ ms }) => ms)) / 1_000,
  };
}

function isCalm(load: FaultLoad, now: number): boolean {
  return lastBad(load) <= now - calmMs && load.waitingSince > now - slowMs;
}

/** When the last read was due that failed or was slow; 0 without any. */
function lastBad({ reads }: FaultLoad): number {
  const isBad = ({ ok, ms }: Sample) => !ok || ms > slowMs;
  return Math.max(
    0,
    ...[...reads.values()]
      .flat()
      .filter(isBad)
      .map(({ dueAt }) => dueAt),
  );
}

/** What is not as it must be; empty when a fault was survived. */
export function problemsOf({
  others,
  acknowledged,
  lost,
  doubled,
  wrong,
  recoverySeconds,
}: Outcome): string[] {
  return [
    ...[...others.failed].map(([service, count]) => `${count} reads of ${service} failed, which was not hit`),
    ...(acknowledged === 0 ? ['nothing was booked'] : []),
    ...(lost > 0 ? [`${lost} acknowledged bookings are lost`] : []),
    ...(doubled > 0 ? [`${doubled} bookings are there that nobody was told of`] : []),
    ...(recoverySeconds * 1_000 >= longestRecoveryMs - calmMs ? ['it did not recover'] : []),
    ...new Set(wrong),
  ];
}
