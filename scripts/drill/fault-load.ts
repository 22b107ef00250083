import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '@studyhall/platform';
import { at, renewToken, type World } from '../../tests/world.ts';
import { planBookings, type Wish } from '../load/bookings.ts';
import { type Ask, type LoadAnswer, LoadClient } from '../load/load-client.ts';
import { type OpenLoad, type Sample, startOpenLoad } from '../load/open-load.ts';

export interface FaultRates {
  readonly bookingsPerSecond: number;
  /** Of each service. */
  readonly readsPerSecond: number;
}

const connections = 64;
/** How long a careful client tries to have a booking answered. */
const patienceMs = 120_000;
const pauseMs = 250;
/** What may be repeated with the same key; also when there was no answer at all. */
const repeatable = new Set([429, 502, 503, 504]);

/** Steady reads of each service by itself, and bookings of careful clients: they repeat until they are answered. */
export class FaultLoad {
  readonly #world: World;
  readonly #rates: FaultRates;
  readonly #client: LoadClient;
  readonly #wishes: Generator<Wish>;
  /** By the place of their student. */
  readonly #tokens: string[];
  readonly #running = new Map<ServiceName, OpenLoad>();
  #bookings: OpenLoad | undefined;
  #asked = 0;
  /** Bookings answered with 201, by the place of their student. */
  readonly acknowledged = new Map<string, number>();
  /** Bookings that were answered otherwise in the end. */
  readonly wrong: string[] = [];
  repeats = 0;

  constructor(world: World, rates: FaultRates) {
    this.#world = world;
    this.#rates = rates;
    this.#client = new LoadClient(world.platform.url, connections);
    this.#wishes = planBookings(world);
    this.#tokens = world.students.map(({ token }) => token);
  }

  /** What each service was asked since the start. */
  get reads(): ReadonlyMap<ServiceName, readonly Sample[]> {
    return new Map([...this.#running].map(([name, { samples }]) => [name, samples]));
  }

  /** When the oldest read was due that is not answered yet. */
  get waitingSince(): number {
    return Math.min(
      ...[...this.#running.values()].map((one) => one.waitingSince() ?? Number.POSITIVE_INFINITY),
    );
  }

  /** Since the start, with all repeats. */
  get bookings(): readonly Sample[] {
    return this.#bookings?.samples ?? [];
  }

  start(): void {
    const { bookingsPerSecond, readsPerSecond } = this.#rates;
    for (const [name, path] of pathsOf(this.#world)) {
      this.#running.set(
        name,
        startOpenLoad(readsPerSecond, () => this.#read(path)),
      );
    }
    this.#bookings = startOpenLoad(bookingsPerSecond, () => this.#book());
  }

  /** Resolves when everything is answered. */
  async stop(): Promise<void> {
    await Promise.all([...this.#running.values(), this.#bookings].map((one) => one?.stop()));
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** The world with tokens that are good for a quarter of an hour. */
  async renewTokens(): Promise<World> {
    const renew = (accounts: World['students']) =>
      Promise.all(accounts.map((account) => renewToken(this.#world.api, account)));
    return {
      ...this.#world,
      students: await renew(this.#world.students),
      tutors: await renew(this.#world.tutors),
    };
  }

  async #read(path: string): Promise<boolean> {
    this.#asked += 1;
    return (await this.#ask(this.#asked % this.#tokens.length, { path })).status === 200;
  }

  async #book(): Promise<boolean> {
    const { value, done } = this.#wishes.next();
    if (done) throw new Error('More was booked than was planned for.');
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const ask = { method: 'POST', path: '/api/sessions', body: value.body, headers } as const;
      const { status, text } = await this.#ask(value.student, ask);
      if (status === 201) {
        this.acknowledged.set(JSON.parse(text).id, value.student);
        return true;
      }
      const isUnderWay = status === 409 && text.includes('request-in-progress');
      const mayRepeat = typeof status === 'string' || repeatable.has(status) || isUnderWay;
      if (!mayRepeat || performance.now() > deadline) {
        this.wrong.push(`a booking was answered ${status} ${text.slice(0, 200)}`);
        return false;
      }
      this.repeats += 1;
      await delay(pauseMs);
    }
  }

  /** Asks as a student, with another token where the first is no longer good. */
  async #ask(student: number, ask: Ask): Promise<LoadAnswer> {
    const answer = await this.#client.ask({ ...ask, token: this.#tokens[student] });
    const account = this.#world.students[student];
    if (answer.status !== 401 || !account) return answer;
    const renewed = await this.#client.ask({ path: '/api/auth/token', token: account.session });
    if (renewed.status !== 200) return renewed;
    const { token }: { token: string } = JSON.parse(renewed.text);
    this.#tokens[student] = token;
    return this.#client.ask({ ...ask, token });
  }
}

/** One that each service answers by itself. */
function pathsOf({ tutors }: World): ReadonlyMap<ServiceName, string> {
  return new Map([
    ['edge', '/'],
    ['identity', '/api/users/me'],
    ['students', '/api/courses'],
    ['tutors', `/api/tutors/${tutors[0]?.id}`],
    ['groups', '/api/groups'],
    ['calendar', `/api/calendar/me?from=${at(1, 0)}&to=${at(8, 0)}`],
    ['notifications', '/api/notifications'],
  ] satisfies [ServiceName, string][]);
}
