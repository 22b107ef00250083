import { Pool } from 'undici';
import { at, renewToken, type World } from '../../tests/world.ts';
import { planBookings } from '../load/bookings.ts';
import { LoadClient } from '../load/load-client.ts';
import { countFailed, type OpenLoad, startOpenLoad } from '../load/open-load.ts';

const rates = { reads: 50, bookings: 4, streams: 0.5 };
/** How long a stream is listened to. */
const streamMs = 10_000;
const renewMs = 300_000;

export interface SoakCounts {
  readonly bookings: number;
  readonly cancelled: number;
  readonly requests: number;
  readonly failed: number;
}

/** Steady reads, bookings of which every second is cancelled, and live streams that come and go. */
export class SoakLoad {
  readonly #world: World;
  readonly #client: LoadClient;
  readonly #streams: Pool;
  readonly #wishes;
  readonly #running: OpenLoad[];
  readonly #renewal: NodeJS.Timeout;
  #tokens: readonly string[];
  #turn = 0;
  #bookings = 0;
  #cancelled = 0;

  constructor(world: World) {
    this.#world = world;
    this.#client = new LoadClient(world.platform.url, 32);
    this.#streams = new Pool(world.platform.url, { connections: 32, bodyTimeout: 0 });
    this.#wishes = planBookings(world);
    this.#tokens = world.students.map(({ token }) => token);
    this.#running = [
      startOpenLoad(rates.reads, () => this.#read()),
      startOpenLoad(rates.bookings, () => this.#book()),
      startOpenLoad(rates.streams, () => this.#listen()),
    ];
    this.#renewal = setInterval(() => void this.#renew(), renewMs);
  }

  get counts(): SoakCounts {
    const samples = this.#running.flatMap((one) => one.samples);
    return {
      bookings: this.#bookings,
      cancelled: this.#cancelled,
      requests: samples.length,
      failed: countFailed(samples),
    };
  }

  async stop(): Promise<void> {
    clearInterval(this.#renewal);
    await Promise.all(this.#running.map((one) => one.stop()));
    await this.#client.close();
    await this.#streams.close();
  }

  async #renew(): Promise<void> {
    const { api, students } = this.#world;
    const renewed = await Promise.all(students.map((account) => renewToken(api, account)));
    this.#tokens = renewed.map(({ token }) => token);
  }

  #nextToken(): string | undefined {
    this.#turn += 1;
    return this.#tokens[this.#turn % this.#tokens.length];
  }

  async #read(): Promise<boolean> {
    const tutorId = this.#world.tutors[this.#turn % this.#world.tutors.length]?.id;
    const range = `from=${at(1, 0)}&to=${at(8, 0)}`;
    const paths = [
      '/',
      '/api/users/me',
      '/api/courses',
      '/api/tutors?course=CS-101&limit=10',
      `/api/tutors/${tutorId}/slots?${range}&minutes=30`,
      '/api/groups',
      `/api/calendar/me?${range}`,
      '/api/notifications',
    ];
    const token = this.#nextToken();
    return (await this.#client.ask({ path: paths[this.#turn % paths.length] ?? '/', token })).status === 200;
  }

  async #book(): Promise<boolean> {
    const { value, done } = this.#wishes.next();
    if (done) throw new Error('More was booked than was planned for.');
    const ask = { method: 'POST', token: this.#tokens[value.student] } as const;
    const booked = await this.#client.ask({ ...ask, path: '/api/sessions', body: value.body });
    if (booked.status !== 201) return false;
    this.#bookings += 1;
    if (this.#bookings % 2 === 1) return true;
    const { id }: { id: string } = JSON.parse(booked.text);
    const { status } = await this.#client.ask({ ...ask, path: `/api/sessions/${id}/cancel`, body: {} });
    this.#cancelled += 1;
    return status === 200;
  }

  async #listen(): Promise<boolean> {
    const { statusCode, body } = await this.#streams.request({
      method: 'GET',
      path: '/api/notifications/stream',
      headers: { authorization: `Bearer ${this.#nextToken()}` },
      signal: AbortSignal.timeout(streamMs),
    });
    // It ends by our own impatience.
    await body.dump({ limit: Number.POSITIVE_INFINITY }).catch(() => undefined);
    return statusCode === 200;
  }
}
