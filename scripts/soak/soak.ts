import { setTimeout as delay } from 'node:timers/promises';
import { serviceNames } from '@studyhall/platform';
import type { World } from '../../tests/world.ts';
import { judgeGrowth, type Verdict } from './growth.ts';
import { allowances, databaseBytes, quantities, sampleServices } from './sample.ts';
import { type SoakCounts, SoakLoad } from './soak-load.ts';

export interface SoakPlace {
  /** Where the services keep their databases. */
  readonly data: string;
  /** Where each writes its vitals. */
  readonly vitals: string;
}

export interface SoakLength {
  readonly seconds: number;
  readonly samples: number;
}

export interface WatchedLine extends Verdict {
  /** `tutors heap` and the like, and `bytesPerBooking`. */
  readonly name: string;
}

export interface SoakReport {
  readonly counts: SoakCounts;
  readonly lines: readonly WatchedLine[];
}

export const bytesPerBooking = 'database bytes by booking';
/** Pages are taken from the file several at a time. */
const bytesAllowance = 1_000;

/** What services need for it in their environment. */
export function soakSettings({ vitals }: Pick<SoakPlace, 'vitals'>): Record<string, string> {
  const program = new URL('vitals.ts', import.meta.url).href;
  return { NODE_OPTIONS: `--import=${program}`, SOAK_FOLDER: vitals };
}

/** Steady load for so long, and what of the services grew by it. */
export async function soak(
  world: World,
  place: SoakPlace,
  { seconds, samples }: SoakLength,
): Promise<SoakReport> {
  const points = new Map<string, [number, number][]>();
  const note = (name: string, second: number, value: number) =>
    points.set(name, [...(points.get(name) ?? []), [second, value]]);
  const bytesBefore = databaseBytes(place.data);
  const load = new SoakLoad(world);
  const beganAt = performance.now();
  try {
    for (let sample = 1; sample <= samples; sample += 1) {
      await delay(beganAt + (sample * seconds * 1_000) / samples - performance.now());
      const second = (performance.now() - beganAt) / 1_000;
      for (const [name, value] of await sampleServices(world.platform, place.vitals))
        note(name, second, value);
      const grown = databaseBytes(place.data) - bytesBefore;
      note(bytesPerBooking, second, grown / Math.max(1, load.counts.bookings));
    }
  } finally {
    await load.stop();
  }
  const judge = (name: string, allowance: number): WatchedLine => ({
    name,
    ...judgeGrowth({ name, points: points.get(name) ?? [], allowance }),
  });
  const ofServices = serviceNames.flatMap((service) =>
    quantities.map((quantity) => judge(`${service} ${quantity}`, allowances[quantity])),
  );
  return { counts: load.counts, lines: [...ofServices, judge(bytesPerBooking, bytesAllowance)] };
}
