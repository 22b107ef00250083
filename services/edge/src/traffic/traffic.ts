import { type ServiceName, serviceNames } from '@studyhall/platform';
import { Latencies } from './latencies.ts';

export interface Answer {
  readonly status: number;
  /** Until it began. */
  readonly ms: number;
}

export interface Figures {
  readonly requests: number;
  /** Answers of 500 and above. */
  readonly errors: number;
  /** Milliseconds; null without requests. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

export interface ServiceTraffic extends Figures {
  /** Requests a second. */
  readonly rate: number;
  /** Oldest first; the last one is under way. */
  readonly minutes: readonly (Figures & { readonly start: number })[];
}

const minuteMs = 60_000;
const keptMinutes = 60;

/** What the front door has seen of every service within the last hour, by the minute, in bounded memory. */
export class Traffic {
  readonly #now: () => number;
  readonly #startedAt: number;
  /** A ring a service: a minute's place holds what was measured in it, until the same place of the next hour. */
  readonly #rings = new Map<ServiceName, (Minute | undefined)[]>(serviceNames.map((name) => [name, []]));

  constructor(now: () => number) {
    this.#now = now;
    this.#startedAt = now();
  }

  /** Since when it measures, within the hour. */
  get from(): number {
    return Math.max(this.#startedAt, this.#firstMinute);
  }

  record(service: ServiceName, { status, ms }: Answer): void {
    const minute = this.#minuteNow(service);
    minute.requests += 1;
    if (status >= 500) minute.errors += 1;
    minute.latencies.add(ms);
  }

  read(service: ServiceName): ServiceTraffic {
    const whole = new Minute(this.from);
    const minutes = this.#minutesOf(service);
    for (const minute of minutes) whole.addAll(minute);
    const seconds = Math.max(1, (this.#now() - this.from) / 1000);
    return {
      rate: whole.requests / seconds,
      ...whole.figures(),
      minutes: minutes.map((minute) => ({ start: minute.start, ...minute.figures() })),
    };
  }

  get #firstMinute(): number {
    return startOfMinute(this.#now()) - (keptMinutes - 1) * minuteMs;
  }

  #minutesOf(service: ServiceName): Minute[] {
    const ring = this.#rings.get(service);
    const minutes: Minute[] = [];
    for (let start = startOfMinute(this.from); start <= this.#now(); start += minuteMs) {
      const kept = ring?.[placeOf(start)];
      minutes.push(kept?.start === start ? kept : new Minute(start));
    }
    return minutes;
  }

  #minuteNow(service: ServiceName): Minute {
    const start = startOfMinute(this.#now());
    const ring = this.#rings.get(service) ?? [];
    const kept = ring[placeOf(start)];
    if (kept?.start === start) return kept;
    const minute = new Minute(start);
    ring[placeOf(start)] = minute;
    return minute;
  }
}

function startOfMinute(instant: number): number {
  return instant - (instant % minuteMs);
}

function placeOf(start: number): number {
  return (start / minuteMs) % keptMinutes;
}

class Minute {
  readonly start: number;
  readonly latencies = new Latencies();
  requests = 0;
  errors = 0;

  constructor(start: number) {
    this.start = start;
  }

  addAll(other: Minute): void {
    this.requests += other.requests;
    this.errors += other.errors;
    this.latencies.addAll(other.latencies);
  }

  figures(): Figures {
    const { requests, errors, latencies } = this;
    const quantile = (share: number) => round(latencies.quantile(share));
    return { requests, errors, p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) };
  }
}

function round(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms * 100) / 100;
}
