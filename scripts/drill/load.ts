import { setTimeout as delay } from 'node:timers/promises';
import { at, inParallel, renewToken, type World } from '../../tests/world.ts';
import { planBookings, type Wish } from '../load/bookings.ts';
import type { Figures } from '../load/figures.ts';
import { LoadClient } from '../load/load-client.ts';
import { type OpenLoad, type Sample, startOpenLoad } from '../load/open-load.ts';
import { runReferenceLoad } from '../load/reference-load.ts';
import { bookablePeople, eveningTutors } from '../load/targets.ts';

export interface LoadRates {
  /** Of the reference tool. */
  readonly reference: { readonly perSecond: number; readonly clients: number };
  /** Reads that are measured finely. */
  readonly readsPerSecond: number;
  readonly bookingsPerSecond: number;
}

export interface LoadFigures {
  readonly reference: Figures;
  readonly reads: readonly Sample[];
  readonly bookings: readonly Sample[];
}

export interface RunningLoad {
  /** Grows as long as the load runs. */
  readonly reads: readonly Sample[];
  stop(): Promise<LoadFigures>;
}

const connections = 64;
const renewedAtOnce = 8;

/** Everything that people do at once: the reference load, reads of several kinds, and bookings, each another time. */
export class Load {
  readonly #client: LoadClient;
  readonly #rates: LoadRates;
  readonly #wishes: Generator<Wish>;
  #world: World;
  #reads = 0;
  /** Of bookings that were answered with 201, by the place of their student. */
  readonly acknowledged = new Map<string, number>();
  /** How often something was answered otherwise than it should be, by what it was. */
  readonly wrong = new Map<string, number>();

  constructor(world: World, rates: LoadRates) {
    this.#world = world;
    this.#rates = rates;
    this.#client = new LoadClient(world.platform.url, connections);
    this.#wishes = planBookings(bookablePeople(world));
  }

  /** The world with tokens that are good for a quarter of an hour. */
  async renewTokens(): Promise<World> {
    const { api, students, tutors } = this.#world;
    const renew = async (accounts: World['students']) => {
      const renewed = [...accounts];
      await inParallel(accounts, renewedAtOnce, async (one, index) => {
        renewed[index] = await renewToken(api, one);
      });
      return renewed;
    };
    this.#world = { ...this.#world, students: await renew(students), tutors: await renew(tutors) };
    return this.#world;
  }

  /** The whole load for a while that nobody looks at: processes that have just begun compile what they run often. */
  async warmUp(seconds: number): Promise<void> {
    await this.renewTokens();
    const running = this.start(seconds);
    await delay(seconds * 1_000);
    await running.stop();
    this.wrong.clear();
  }

  /** The reference tool says beforehand how long it works. */
  start(seconds: number): RunningLoad {
    const { reference, readsPerSecond, bookingsPerSecond } = this.#rates;
    const { platform, students, tutors } = this.#world;
    const [student] = students;
    const [tutor] = tutors;
    const referenceRun = runReferenceLoad({
      ...reference,
      url: `${platform.url}${slotsOf(tutor?.id ?? '')}`,
      token: student?.token ?? '',
      seconds,
    });
    // It is awaited in the end; until then a failure must not end everything.
    referenceRun.catch(() => undefined);
    const reads: OpenLoad = startOpenLoad(readsPerSecond, () => this.#read());
    const bookings: OpenLoad = startOpenLoad(bookingsPerSecond, () => this.#book());
    return {
      reads: reads.samples,
      stop: async () => {
        await Promise.all([reads.stop(), bookings.stop()]);
        return { reference: await referenceRun, reads: reads.samples, bookings: bookings.samples };
      },
    };
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #read(): Promise<boolean> {
    const { students, tutors } = this.#world;
    this.#reads += 1;
    const student = students[this.#reads % students.length];
    const tutorId = tutors[this.#reads % eveningTutors]?.id ?? '';
    const paths = [
      slotsOf(tutorId),
      `/api/tutors/${tutorId}`,
      '/api/tutors?course=CS-101&limit=5',
      `/api/sessions?as=student&from=${at(1, 0)}&to=${at(8, 0)}&limit=10`,
    ];
    const path = paths[this.#reads % paths.length] ?? '';
    const { status } = await this.#client.ask({ path, token: student?.token });
    return this.#note(`GET ${path.split('?')[0]?.replace(tutorId, '{id}')}`, status, 200);
  }

  async #book(): Promise<boolean> {
    const { value, done } = this.#wishes.next();
    if (done) throw new Error('More was booked than was planned for.');
    const token = this.#world.students[value.student]?.token;
    const { status, text } = await this.#client.ask({
      method: 'POST',
      path: '/api/sessions',
      token,
      body: value.body,
    });
    if (status === 201) this.acknowledged.set(JSON.parse(text).id, value.student);
    return this.#note('POST /api/sessions', status, 201);
  }

  #note(what: string, status: number | string, expected: number): boolean {
    if (status === expected) return true;
    const key = `${what}: ${status}`;
    this.wrong.set(key, (this.wrong.get(key) ?? 0) + 1);
    return false;
  }
}

function slotsOf(tutorId: string): string {
  return `/api/tutors/${tutorId}/slots?from=${at(1, 0)}&to=${at(8, 0)}&minutes=30`;
}
