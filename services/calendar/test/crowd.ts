import { newId } from '@studyhall/db';
import { at, buildReservation, type ReservationBody } from './calendar-app.ts';
import type { Told } from './ledger-model.ts';

/** What the crowd asks of the ledger; each answers its status. */
export interface LedgerCalls {
  reserve(body: ReservationBody): Promise<{ status: number }>;
  move(ref: string, to: { start: string; end: string; version: number }): Promise<{ status: number }>;
  release(ref: string): Promise<{ status: number }>;
}

const quarter = 15 * 60_000;
const firstStart = Date.parse(at('00:00'));
/** Few people and few times, so that they get in each other's way all the time. */
const peopleCount = 12;
const startsCount = 192;

/** Callers who book, move and cancel at random, each its own reservations, and remember what they were told. */
export class Crowd {
  readonly told = new Map<string, Told>();
  readonly statuses = new Set<number>();
  readonly #people = Array.from({ length: peopleCount }, () => newId());
  readonly #ledger: LedgerCalls;

  constructor(ledger: LedgerCalls) {
    this.#ledger = ledger;
  }

  async act({ clients, steps }: { clients: number; steps: number }): Promise<void> {
    await Promise.all(Array.from({ length: clients }, () => this.#live(steps)));
  }

  async #live(steps: number): Promise<void> {
    const mine: string[] = [];
    for (let step = 0; step < steps; step += 1) {
      const ref = Math.random() < 0.4 ? undefined : pick(mine);
      const before = ref === undefined ? undefined : this.told.get(ref);
      if (ref === undefined || before === undefined || before.released) await this.#book(mine);
      else if (Math.random() < 0.5) await this.#reschedule(ref, before);
      else await this.#cancel(ref, before);
    }
  }

  async #book(mine: string[]): Promise<void> {
    const people = [...new Set([pick(this.#people) ?? '', pick(this.#people) ?? ''])];
    const body = buildReservation({ people, ...pickTime() });
    const { status } = await this.#ledger.reserve(body);
    this.statuses.add(status);
    if (status === 409) return;
    this.told.set(body.ref, { people, version: 1, start: body.start, end: body.end, released: false });
    mine.push(body.ref);
  }

  async #reschedule(ref: string, before: Told): Promise<void> {
    const to = { ...pickTime(), version: before.version + 1 };
    const { status } = await this.#ledger.move(ref, to);
    this.statuses.add(status);
    if (status === 200) this.told.set(ref, { ...before, ...to });
  }

  async #cancel(ref: string, before: Told): Promise<void> {
    const { status } = await this.#ledger.release(ref);
    this.statuses.add(status);
    this.told.set(ref, { ...before, released: true });
  }
}

function pick<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(Math.random() * list.length)];
}

/** Half an hour to two hours, within two days. */
function pickTime(): { start: string; end: string } {
  const start = firstStart + Math.floor(Math.random() * startsCount) * quarter;
  const end = start + (2 + Math.floor(Math.random() * 7)) * quarter;
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}
