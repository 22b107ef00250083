import { after, before } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { listen, type Person, type Role, type ServiceApp, stopGracefully } from '@studyhall/http';
import { readServiceConfig } from '@studyhall/platform';
import {
  buildPerson,
  client,
  type Door,
  openDoor,
  startStub,
  type TestClient,
  type TestEngine,
  type TestPlace,
  testLog,
  testTokens,
} from '@studyhall/testing';
import { parseInstant } from '@studyhall/time';
import { buildApp as buildCalendar } from '../../calendar/src/app.ts';
import { closeContext as closeCalendar, openContext as openCalendar } from '../../calendar/src/context.ts';
import { buildApp } from '../src/app.ts';
import { sweep } from '../src/commands/sweep.ts';
import { type Context, closeContext, openContext } from '../src/context.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Where every suite begins: a Monday morning. */
export const monday = parseInstant('2026-03-02T08:00:00Z');

/** An instant so many hours after midnight of that Monday, in RFC 3339. */
export function at(hours: number): string {
  return new Date(monday - 8 * hour + hours * hour).toISOString();
}

export interface Someone extends Person {
  readonly token: string;
}

const atOnce = { idleGraceMs: 10, deadlineMs: 500 };

/** Tutors and the calendar, both real, each on a database of its own; a clock that stands still. */
export class BookingWorld {
  readonly clock = { now: monday };
  studentsDown = false;
  readonly #tokens = testTokens(() => this.clock.now);
  /** What ends what was started, in the order of the starts. */
  readonly #ends: (() => Promise<void>)[] = [];
  #calendar: { door: Door; url: string } | undefined;
  #tutors: { context: Context; api: TestClient } | undefined;

  get api(): TestClient {
    if (!this.#tutors) throw new Error('The services run from the first hook of the suite on.');
    return this.#tutors.api;
  }

  get context(): Context {
    if (!this.#tutors) throw new Error('The services run from the first hook of the suite on.');
    return this.#tutors.context;
  }

  /** Calls another service's internal interface, as the tutors service does. */
  get calendarApi(): TestClient {
    if (!this.#calendar) throw new Error('The services run from the first hook of the suite on.');
    return client(this.#calendar.url);
  }

  async start(engine: TestEngine): Promise<void> {
    try {
      await this.#start(engine);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #start(engine: TestEngine): Promise<void> {
    const students = await startStub(({ path }) =>
      // Events stay in the outbox, where tests look at them.
      path.startsWith('/internal/courses') && !this.studentsDown
        ? { status: 200, body: { items: listCourses(path) } }
        : { status: 503 },
    );
    this.#ends.push(() => students.close());
    const [calendarDoor, tutorsDoor] = [await openDoor(), await openDoor()];
    this.#ends.push(calendarDoor.close, tutorsDoor.close);
    const urls = { STUDENTS_URL: students.url, TUTORS_URL: tutorsDoor.url, CALENDAR_URL: calendarDoor.url };

    const calendar = await openCalendar(
      this.#configOf('calendar', engine.databaseOptions(), urls),
      this.#given(),
    );
    this.#ends.push(() => closeCalendar(calendar));
    const calendarUrl = await this.#serve(await buildCalendar(calendar));
    calendarDoor.leadTo(calendarUrl);
    this.#calendar = { door: calendarDoor, url: calendarUrl };

    const context = await openContext(
      this.#configOf('tutors', engine.databaseOptions(), urls),
      this.#given(),
    );
    this.#ends.push(() => closeContext(context));
    const tutorsUrl = await this.#serve(await buildApp(context));
    tutorsDoor.leadTo(tutorsUrl);
    this.#tutors = { context, api: client(tutorsUrl) };
  }

  async #serve(app: ServiceApp): Promise<string> {
    this.#ends.push(() => stopGracefully(app, atOnce));
    return listen(app, { host: '127.0.0.1', port: 0 });
  }

  /** Lets the tutors service do without the calendar for a while. */
  async withoutCalendar<R>(work: () => Promise<R>): Promise<R> {
    if (!this.#calendar) throw new Error('The services run from the first hook of the suite on.');
    const { door, url } = this.#calendar;
    door.shut();
    try {
      return await work();
    } finally {
      door.leadTo(url);
    }
  }

  #given() {
    return { log: testLog, verifyToken: this.#tokens.verifier, now: () => this.clock.now };
  }

  #configOf(name: 'calendar' | 'tutors', { directory, url }: TestPlace, urls: Record<string, string>) {
    const env = { SERVICE_SECRET: this.#tokens.serviceSecret, STUDYHALL_DATA: directory, ...urls };
    return { ...readServiceConfig(env, name), databaseUrl: url, rateLimit: false };
  }

  /** The last that was started ends first. */
  async stop(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end();
  }

  async someone(...roles: Role[]): Promise<Someone> {
    const person = buildPerson({ roles: roles.length === 0 ? ['student'] : roles });
    return { ...person, token: await this.#tokens.tokenFor(person) };
  }

  /** A new token for someone, where the clock has gone past the old one's end. */
  async renew(person: Someone): Promise<Someone> {
    return { ...person, token: await this.#tokens.tokenFor(person) };
  }

  serviceToken(to: 'calendar' | 'tutors'): Promise<string> {
    return this.#tokens.serviceToken(to === 'tutors' ? 'identity' : 'tutors', to);
  }

  /** An approved tutor of CS-101 who has time every day, all day, UTC. */
  async tutor(overrides: Record<string, unknown> = {}, weekly: unknown[] = everyDay): Promise<Someone> {
    const tutor = await this.someone();
    const coordinator = await this.someone('coordinator');
    const hours = { timeZone: 'UTC', weekly, overrides: [] };
    await this.offer(tutor, overrides);
    expectStatus(
      await this.api.put('/api/tutors/me/availability', { token: tutor.token, body: hours }),
      200,
      204,
    );
    const path = `/api/tutors/${tutor.id}/approve`;
    expectStatus(await this.api.post(path, { token: coordinator.token }), 200, 204);
    return tutor;
  }

  /** Puts what a tutor offers in place of what they offered. */
  async offer({ token }: Someone, overrides: Record<string, unknown>): Promise<void> {
    const body = { ...anOffer, ...overrides };
    expectStatus(await this.api.put('/api/tutors/me', { token, body }), 200, 201);
  }

  /** Books an hour of CS-101; the answer as it is. */
  book(student: Someone, tutor: Someone, overrides: Record<string, unknown> = {}) {
    const body = {
      tutorId: tutor.id,
      courseCode: 'CS-101',
      start: at(34),
      minutes: 60,
      mode: 'online',
      topic: 'Loops',
      ...overrides,
    };
    return this.api.post<SessionBody & ProblemBody>('/api/sessions', { token: student.token, body });
  }

  act(person: Someone, sessionId: string, action: string, body?: unknown) {
    const path = `/api/sessions/${sessionId}/${action}`;
    return this.api.post<SessionBody & ProblemBody>(path, { token: person.token, body });
  }

  get(person: Someone, sessionId: string) {
    return this.api.get<SessionBody & ProblemBody>(`/api/sessions/${sessionId}`, { token: person.token });
  }

  async setPolicy(policy: Record<string, unknown>): Promise<void> {
    const { token } = await this.someone('coordinator');
    const body = { ...laxPolicy, ...policy };
    expectStatus(await this.api.put('/api/tutoring/policy', { token, body }), 200);
  }

  /** What the ledger knows of a session's time. */
  async reservation(sessionId: string) {
    const token = await this.serviceToken('calendar');
    const path = `/internal/reservations/session:${sessionId}`;
    return this.calendarApi.get<{ status: string; start: string; version: number }>(path, { token });
  }

  /** Takes someone's time for something else. */
  async occupy(person: Pick<Someone, 'id'>, start: string, end: string): Promise<void> {
    const token = await this.serviceToken('calendar');
    const ref = `meeting:${crypto.randomUUID()}`;
    const body = { ref, people: [person.id], start, end, kind: 'meeting', title: 'Meeting' };
    expectStatus(await this.calendarApi.post('/internal/reservations', { token, body }), 201);
  }

  /** Lets the sweep work until nothing is due. */
  async sweep(): Promise<void> {
    while (await sweep(this.context));
    await sweep(this.context);
  }

  /** What the database holds of a session, whatever its status. */
  async stored(sessionId: string) {
    return this.context.db.read
      .selectFrom('sessions')
      .selectAll()
      .where('id', '=', sessionId)
      .executeTakeFirst();
  }

  /** What the database holds of someone's sessions, whatever their status. */
  async sessionsOf(column: 'tutor_id' | 'student_id', { id }: Pick<Someone, 'id'>) {
    return this.context.db.read.selectFrom('sessions').selectAll().where(column, '=', id).execute();
  }
}

export interface SessionBody {
  readonly id: string;
  readonly status: string;
  readonly start: string;
  readonly end: string;
  readonly answerBy: string | null;
  readonly reason: string | null;
  readonly link: string | null;
  readonly notes: { readonly shared: string; readonly private: string | null };
}

export interface ProblemBody {
  readonly code: string;
  readonly rule: string;
  readonly detail: string;
  readonly alternatives?: readonly { readonly start: string; readonly end: string }[];
}

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));

const anOffer = {
  headline: 'Programming, patiently',
  bio: '',
  courses: ['CS-101'],
  languages: ['en'],
  modes: ['online', 'in-person'],
  place: 'Library, room 2',
  link: 'https://meet.example.edu/room',
  sessionMinutes: [30, 60],
  bufferMinutes: 0,
  minNoticeMinutes: 60,
  maxAdvanceDays: 60,
  maxPerWeek: 100,
  instantBooking: true,
};

const laxPolicy = { maxPerDay: 100, maxPerWeek: 500, cancelNoticeMinutes: 120, noShowsBeforePause: 3 };

/** The real services on databases of their own, for the suite that calls this. */
export function useBookingWorld(engine: TestEngine): BookingWorld {
  const world = new BookingWorld();
  before(async () => {
    await world.start(engine);
    await world.setPolicy({});
  });
  after(() => world.stop());
  return world;
}

/** Waits for what happens by itself, such as an offer to the next in line. */
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

function listCourses(path: string): { code: string; title: string }[] {
  const codes = new URL(path, 'http://students').searchParams.get('codes') ?? '';
  const existing = codes.split(',').filter((code) => !code.startsWith('NONE-'));
  return existing.map((code) => ({ code, title: `Course ${code}` }));
}
