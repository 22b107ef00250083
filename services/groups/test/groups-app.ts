import { after, before } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { listen, type Person, type ServiceApp, stopGracefully } from '@studyhall/http';
import { readServiceConfig } from '@studyhall/platform';
import {
  buildPerson,
  client,
  type Door,
  openDoor,
  startStub,
  type TestClient,
  type TestEngine,
  type TestResponse,
  testLog,
  testTokens,
  uniqueText,
} from '@studyhall/testing';
import { parseInstant } from '@studyhall/time';
import { buildApp as buildCalendar } from '../../calendar/src/app.ts';
import { closeContext as closeCalendar, openContext as openCalendar } from '../../calendar/src/context.ts';
import { buildApp } from '../src/app.ts';
import { sweep } from '../src/commands/sweep.ts';
import { sweepMeetings } from '../src/commands/sweep-meetings.ts';
import { type Context, closeContext, openContext } from '../src/context.ts';
import type { GroupAnswer, MembershipAnswer } from '../src/routes/groups.schema.ts';

/** Where every suite begins: a Monday morning. */
export const monday = parseInstant('2026-03-02T08:00:00Z');
export const hour = 3_600_000;

export interface Someone extends Person {
  readonly token: string;
}

export interface ProblemBody {
  readonly code: string;
  readonly detail: string;
}

/** What a test gets: the answer that it expects, or a problem. */
export type Answer<Body> = TestResponse<Body & ProblemBody>;

const atOnce = { idleGraceMs: 10, deadlineMs: 500 };

/** The real service on a database of its own; a clock that stands still. */
export class GroupsWorld {
  readonly clock = { now: monday };
  readonly #tokens = testTokens(() => this.clock.now);
  readonly #ends: (() => Promise<void>)[] = [];
  #running: { context: Context; api: TestClient } | undefined;
  #calendar: { door: Door; url: string } | undefined;

  get api(): TestClient {
    return this.#current().api;
  }

  get context(): Context {
    return this.#current().context;
  }

  /** The real calendar's own interface. */
  get calendarApi(): TestClient {
    return client(this.#currentCalendar().url);
  }

  async start(engine: TestEngine, { withCalendar = false } = {}): Promise<void> {
    const others = await startStub(({ path }) =>
      // Events stay in the outbox, where tests look at them.
      path.startsWith('/internal/courses')
        ? { status: 200, body: { items: listCourses(path) } }
        : { status: path.startsWith('/internal/accounts') ? accountStatus(path) : 503 },
    );
    this.#ends.push(() => others.close());
    const { directory, url } = engine.databaseOptions();
    const env = { SERVICE_SECRET: this.#tokens.serviceSecret, STUDYHALL_DATA: directory };
    const calendarUrl = withCalendar ? await this.#startCalendar(engine, others.url) : others.url;
    const urls = {
      IDENTITY_URL: others.url,
      STUDENTS_URL: others.url,
      CALENDAR_URL: calendarUrl,
      NOTIFICATIONS_URL: others.url,
    };
    const config = {
      ...readServiceConfig({ ...env, ...urls }, 'groups'),
      databaseUrl: url,
      rateLimit: false,
    };
    const context = await openContext(config, {
      log: testLog,
      verifyToken: this.#tokens.verifier,
      now: () => this.clock.now,
    });
    this.#ends.push(() => closeContext(context));
    this.#running = { context, api: client(await this.#serve(await buildApp(context))) };
  }

  async #startCalendar(engine: TestEngine, othersUrl: string): Promise<string> {
    const { directory, url } = engine.databaseOptions();
    const env = {
      SERVICE_SECRET: this.#tokens.serviceSecret,
      STUDYHALL_DATA: directory,
      TUTORS_URL: othersUrl,
    };
    const config = { ...readServiceConfig(env, 'calendar'), databaseUrl: url, rateLimit: false };
    const door = await openDoor();
    this.#ends.push(door.close);
    const calendar = await openCalendar(config, {
      log: testLog,
      verifyToken: this.#tokens.verifier,
      now: () => this.clock.now,
    });
    this.#ends.push(() => closeCalendar(calendar));
    const served = await this.#serve(await buildCalendar(calendar));
    door.leadTo(served);
    this.#calendar = { door, url: served };
    return door.url;
  }

  /** Lets the service do without the calendar for a while. */
  async withoutCalendar<R>(work: () => Promise<R>): Promise<R> {
    const { door, url } = this.#currentCalendar();
    door.shut();
    try {
      return await work();
    } finally {
      door.leadTo(url);
    }
  }

  async #serve(app: ServiceApp): Promise<string> {
    this.#ends.push(() => stopGracefully(app, atOnce));
    return listen(app, { host: '127.0.0.1', port: 0 });
  }

  /** The last that was started ends first. */
  async stop(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end();
  }

  async someone(overrides: Partial<Person> = {}): Promise<Someone> {
    const person = buildPerson(overrides);
    return { ...person, token: await this.#tokens.tokenFor(person) };
  }

  async two(): Promise<readonly [Someone, Someone]> {
    return [await this.someone(), await this.someone()];
  }

  people(count: number): Promise<Someone[]> {
    return Promise.all(Array.from({ length: count }, () => this.someone()));
  }

  /** New tokens, where the clock has gone past the end of the old ones. */
  async renew(person: Someone): Promise<Someone> {
    return { ...person, token: await this.#tokens.tokenFor(person) };
  }

  serviceToken(to: 'groups' | 'calendar' = 'groups'): Promise<string> {
    return this.#tokens.serviceToken(to === 'groups' ? 'identity' : 'groups', to);
  }

  /** A group that everyone can join, in UTC. */
  async group(owner: Someone, overrides: Record<string, unknown> = {}): Promise<GroupAnswer> {
    const body = {
      name: uniqueText('Group'),
      description: '',
      joinPolicy: 'open',
      capacity: 10,
      timeZone: 'UTC',
      ...overrides,
    };
    const answer = await this.api.post<GroupAnswer>('/api/groups', { token: owner.token, body });
    expectStatus(answer, 201);
    return answer.body;
  }

  /** An open group of its owner and a member. */
  async groupOfTwo(overrides: Record<string, unknown> = {}) {
    const [owner, member] = await this.two();
    const group = await this.group(owner, overrides);
    expectStatus(await this.join(member, group.id), 200);
    return { owner, member, group };
  }

  join(person: Someone, groupId: string): Promise<Answer<MembershipAnswer>> {
    return this.api.post(`/api/groups/${groupId}/join`, { token: person.token });
  }

  leave(person: Someone, groupId: string): Promise<Answer<string>> {
    return this.api.post(`/api/groups/${groupId}/leave`, { token: person.token });
  }

  get(person: Someone, groupId: string): Promise<Answer<GroupAnswer>> {
    return this.api.get(`/api/groups/${groupId}`, { token: person.token });
  }

  /** accept, reject, remove, ban, unban or role. */
  act(by: Someone, groupId: string, target: Pick<Someone, 'id'>, action: string, body?: object) {
    const path = `/api/groups/${groupId}/members/${target.id}/${action}`;
    return this.api.post<MembershipAnswer & ProblemBody>(path, { token: by.token, body });
  }

  async memberIds(by: Someone, groupId: string, status = 'active'): Promise<string[]> {
    const path = `/api/groups/${groupId}/members?status=${status}&limit=100`;
    const answer = await this.api.get<{ items: MembershipAnswer[] }>(path, { token: by.token });
    expectStatus(answer, 200);
    return answer.body.items.map(({ userId }) => userId);
  }

  /** What a group has published, in order. */
  async events(groupId: string, subscriber = 'notifications') {
    const rows = await this.context.db.read
      .selectFrom('outbox')
      .select(['type', 'body'])
      .where('subject', '=', groupId)
      .where('subscriber', '=', subscriber)
      .orderBy('position')
      .execute();
    return rows.map(({ type, body }) => ({ type, data: JSON.parse(body) as Record<string, unknown> }));
  }

  /** Lets the sweep work until nothing is due. */
  async sweep(): Promise<void> {
    while (await sweep(this.context));
    while (await sweepMeetings(this.context));
  }

  #currentCalendar() {
    if (!this.#calendar)
      throw new Error('The calendar runs from the first hook of a suite that asks for it on.');
    return this.#calendar;
  }

  #current() {
    if (!this.#running) throw new Error('The service runs from the first hook of the suite on.');
    return this.#running;
  }
}

/** The real service on a database of its own, for the suite that calls this. */
export function useGroups(engine: TestEngine, options?: { readonly withCalendar: boolean }): GroupsWorld {
  const world = new GroupsWorld();
  before(() => world.start(engine, options));
  after(() => world.stop());
  return world;
}

/** Waits for what happens by itself. */
export async function eventually<R>(look: () => Promise<R | undefined | null | false>): Promise<R> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const found = await look();
    if (found) return found;
    await delay(25);
  }
  throw new Error('It has not happened within five seconds.');
}

export function expectStatus(answer: { status: number; body: unknown }, ...statuses: number[]): void {
  if (statuses.includes(answer.status)) return;
  throw new Error(`Answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}

/** Somebody of whom no account is left. */
export const nobodyId = '00000000-0000-7000-8000-000000000000';

function accountStatus(path: string): number {
  return path.endsWith(nobodyId) ? 404 : 200;
}

function listCourses(path: string): { code: string; title: string; department: null }[] {
  const codes = new URL(path, 'http://students').searchParams.get('codes') ?? '';
  const existing = codes.split(',').filter((code) => !code.startsWith('NONE-'));
  return existing.map((code) => ({ code, title: `Course ${code}`, department: null }));
}
