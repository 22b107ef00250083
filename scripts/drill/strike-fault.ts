import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '@studyhall/platform';
import { compareBookings } from '../load/bookings.ts';
import type { Sample } from '../load/open-load.ts';
import type { FaultLoad } from './fault-load.ts';

export interface Fault {
  readonly name: string;
  /** Whose reads may fail meanwhile; the others keep answering. */
  readonly hits: readonly ServiceName[];
  /** Code of a problem with which bookings that are under way may be refused. */
  readonly refusal?: string;
  /** Makes the fault, and resolves when its cause is gone again. */
  strike(): Promise<void>;
}

export interface Outcome {
  readonly name: string;
  /** From the end of the cause to the last read that failed or was slow. */
  readonly recoverySeconds: number;
  /** Reads of the services that were hit, and of the others. */
  readonly failed: { readonly hit: number; readonly others: ReadonlyMap<ServiceName, number> };
  readonly reads: number;
  readonly acknowledged: number;
  /** From when it was due to when it was acknowledged, with all repeats. */
  readonly slowestBookingSeconds: number;
  readonly repeats: number;
  /** Acknowledged, and not there. */
  readonly lost: number;
  /** There, and never acknowledged: a repeat that was carried out twice. */
  readonly doubled: number;
  /** Bookings refused as the fault allows; the others that were not acknowledged in the end. */
  readonly refused: number;
  readonly wrong: readonly string[];
}

const beforeMs = 1_000;
/** This long without a failure, and it is over. */
const calmMs = 2_000;
const longestRecoveryMs = 60_000;
const slowMs = 1_500;

/** Strikes under load, and compares what was acknowledged with what is there; throws where ledger and sessions differ. */
export async function strikeFault(load: FaultLoad, { name, hits, refusal, strike }: Fault): Promise<Outcome> {
  const before = { acknowledged: load.acknowledged.size, repeats: load.repeats, wrong: load.wrong.length };
  load.start();
  await delay(beforeMs);
  await strike();
  const endedAt = performance.now();
  const deadline = endedAt + longestRecoveryMs;
  do await delay(calmMs);
  while (performance.now() < deadline && lastBad(load) > performance.now() - calmMs);
  await load.stop();
  const { lost, doubled } = await compareBookings(await load.renewTokens(), load.acknowledged);
  const failures = new Map(
    [...load.reads].map(([service, samples]) => [service, samples.filter(({ ok }) => !ok).length]),
  );
  const others = new Map([...failures].filter(([service, count]) => count > 0 && !hits.includes(service)));
  const answered = load.wrong.slice(before.wrong);
  const wrong = answered.filter((one) => refusal === undefined || !one.includes(`"code":"${refusal}"`));
  return {
    name,
    recoverySeconds: Math.max(0, lastBad(load) - endedAt) / 1_000,
    failed: { hit: hits.reduce((sum, service) => sum + (failures.get(service) ?? 0), 0), others },
    reads: [...load.reads.values()].reduce((sum, samples) => sum + samples.length, 0),
    acknowledged: load.acknowledged.size - before.acknowledged,
    slowestBookingSeconds: Math.max(0, ...load.bookings.map(({ ms }) => ms)) / 1_000,
    repeats: load.repeats - before.repeats,
    lost,
    doubled,
    refused: answered.length - wrong.length,
    wrong,
  };
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
  failed,
  acknowledged,
  lost,
  doubled,
  wrong,
  recoverySeconds,
}: Outcome): string[] {
  return [
    ...[...failed.others].map(([service, count]) => `${count} reads of ${service} failed, which was not hit`),
    ...(acknowledged === 0 ? ['nothing was booked'] : []),
    ...(lost > 0 ? [`${lost} acknowledged bookings are lost`] : []),
    ...(doubled > 0 ? [`${doubled} bookings are there that nobody was told of`] : []),
    ...(recoverySeconds * 1_000 >= longestRecoveryMs - calmMs ? ['it did not recover'] : []),
    ...new Set(wrong),
  ];
}
