import { after, before } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem, ServiceApp } from '@studyhall/http';
import { client, type TestClient, type TestEngine, testLog, testTokens } from '@studyhall/testing';
import { buildApp } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import { type Context, closeContext, openContext, type Substitutes } from '../src/context.ts';
import type { CommitmentAnswer } from '../src/routes/calendar.schema.ts';
import type { ReservationAnswer } from '../src/routes/reservations.schema.ts';

export const tokens = testTokens();

export interface CalendarApi {
  readonly api: TestClient;
}

export interface CalendarUnderTest extends CalendarApi {
  readonly context: Context;
}

/** Nobody listens there: events wait in the outbox. */
const nowhere = 'http://127.0.0.1:9';

export function configFor(engine: TestEngine, tutorsUrl = nowhere, groupsUrl = nowhere): Config {
  const { directory, url } = engine.databaseOptions();
  const env = {
    SERVICE_SECRET: tokens.serviceSecret,
    STUDYHALL_DATA: directory,
    TUTORS_URL: tutorsUrl,
    GROUPS_URL: groupsUrl,
  };
  return { ...readConfig(env), databaseUrl: url, rateLimit: false };
}

/** The real service on a database of its own, for the suite that calls this; groups may be stood in for. */
export function useCalendar(
  engine: TestEngine,
  { groups, ...substitutes }: Substitutes & { readonly groups?: { readonly url: string } } = {},
): CalendarUnderTest {
  const suite: { api?: TestClient; context?: Context; app?: ServiceApp } = {};
  before(async () => {
    const config = configFor(engine, nowhere, groups?.url);
    suite.context = await openContext(config, { log: testLog, verifyToken: tokens.verifier, ...substitutes });
    suite.app = await buildApp(suite.context);
    suite.api = client(suite.app);
  });
  after(async () => {
    await suite.app?.close();
    if (suite.context) await closeContext(suite.context);
  });
  return {
    get api() {
      if (!suite.api) throw new Error('The service runs from the suite’s first hook on.');
      return suite.api;
    },
    get context() {
      if (!suite.context) throw new Error('The service runs from the suite’s first hook on.');
      return suite.context;
    },
  };
}

export interface ReservationBody {
  readonly ref: string;
  readonly people: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly kind: 'session' | 'offer' | 'meeting';
  readonly title: string;
  readonly tentative?: boolean;
  readonly margins?: readonly { readonly personId: string; readonly minutes: number }[];
}

/** An hour of two people whom nobody knows. */
export function buildReservation(overrides: Partial<ReservationBody> = {}): ReservationBody {
  return {
    ref: `session:${newId()}`,
    people: [newId(), newId()],
    start: at('09:00'),
    end: at('10:00'),
    kind: 'session',
    title: 'CS-101 tutoring',
    ...overrides,
  };
}

/** The instant of a time of day, in UTC, on the Monday that the tests are about. */
export function at(time: string, date = '2026-03-02'): string {
  return `${date}T${time}:00.000Z`;
}

export type BusyProblem = Problem & {
  readonly busy: readonly { personId: string; start: string; end: string }[];
};

const serviceToken = () => tokens.serviceToken('tutors', 'calendar');

/** What other services ask, with their token. */
export async function reserve<Body = ReservationAnswer>({ api }: CalendarApi, body: unknown) {
  return api.post<Body>('/internal/reservations', { token: await serviceToken(), body });
}

export async function move<Body = ReservationAnswer>({ api }: CalendarApi, ref: string, body: unknown) {
  return api.post<Body>(`/internal/reservations/${ref}/move`, { token: await serviceToken(), body });
}

export async function release<Body = ReservationAnswer>({ api }: CalendarApi, ref: string) {
  return api.post<Body>(`/internal/reservations/${ref}/release`, { token: await serviceToken() });
}

export async function find<Body = ReservationAnswer>({ api }: CalendarApi, ref: string) {
  return api.get<Body>(`/internal/reservations/${ref}`, { token: await serviceToken() });
}

/** What a person sees of the days around the Monday. */
export async function readCalendar({ api }: CalendarApi, personId: string): Promise<CommitmentAnswer[]> {
  const token = await tokens.tokenFor({ id: personId });
  const range = `from=${at('00:00', '2026-03-01')}&to=${at('00:00', '2026-04-30')}&limit=100`;
  const { body } = await api.get<{ items: CommitmentAnswer[] }>(`/api/calendar/me?${range}`, { token });
  return body.items;
}
