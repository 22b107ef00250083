import { after, before } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@studyhall/db';
import { createServiceClient } from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';
import {
  client,
  type TestClient,
  type TestEngine,
  type TestPlace,
  type TestResponse,
  uniqueText,
} from '@studyhall/testing';
import { type Platform, startPlatform } from '../scripts/platform/platform.ts';

export const password = 'a long enough pass-phrase';
export const courseCode = 'CS-101';
const day = 86_400_000;

export interface Account {
  readonly id: string;
  readonly email: string;
  /** Good for 15 minutes. */
  readonly token: string;
  /** What another token is had for. */
  readonly session: string;
}

export interface WorldOptions {
  readonly students: number;
  readonly tutors: number;
  /** Changes to what every tutor offers, or to what each does by their place. */
  readonly offer?: object | ((index: number) => object);
  readonly logLevel?: string;
  /** Further settings of every service. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A running platform with people in it. */
export interface World {
  readonly platform: Platform;
  readonly api: TestClient;
  readonly students: readonly Account[];
  readonly tutors: readonly Account[];
  readonly coordinator: Account;
  readonly admin: Account;
}

/** The whole platform as processes of its own, on a data folder or schemas of its own, for one suite. */
export function useWorld(engine: TestEngine, options: WorldOptions): World {
  let world: World | undefined;
  before(async () => {
    world = await startWorld(engine.databaseOptions(), options);
  });
  after(() => world?.platform.stop());
  const current = () => {
    if (!world) throw new Error('The platform runs from the suite’s first hook on.');
    return world;
  };
  return {
    get platform() {
      return current().platform;
    },
    get api() {
      return current().api;
    },
    get students() {
      return current().students;
    },
    get tutors() {
      return current().tutors;
    },
    get coordinator() {
      return current().coordinator;
    },
    get admin() {
      return current().admin;
    },
  };
}

/** Starts a platform on what is at a place already. */
export async function startOn(
  { directory, url }: TestPlace,
  { logLevel = 'warn', settings = {} }: Pick<WorldOptions, 'logLevel' | 'settings'> = {},
): Promise<Platform> {
  const { stop, ...platform } = await startPlatform({
    directory,
    ports: 'free',
    env: {
      ...process.env,
      STUDYHALL_DEMO: 'off',
      RATE_LIMIT: 'off',
      LOG_LEVEL: logLevel,
      ...settings,
      ...(url !== undefined && { DATABASE_URL: url }),
    },
  });
  // A process that ends without stopping its platform takes it along, before the folder is deleted.
  const abandon = () => {
    for (const service of Object.values(platform.processes)) void service.stop('SIGKILL');
  };
  process.prependOnceListener('exit', abandon);
  return {
    ...platform,
    stop: async () => {
      process.off('exit', abandon);
      await stop();
    },
  };
}

/** Starts a platform at a place of its own and fills it. */
export async function startWorld(place: TestPlace, options: WorldOptions): Promise<World> {
  const platform = await startOn(place, options);
  try {
    return await fill(platform, options);
  } catch (error) {
    await platform.stop();
    throw error;
  }
}

async function fill(platform: Platform, { students, tutors, offer = {} }: WorldOptions): Promise<World> {
  const offerOf = (index: number) => (typeof offer === 'function' ? offer(index) : offer);
  const make = (roles: readonly string[], name: string) => ({
    id: newId(),
    email: `${uniqueText('p')}@example.edu`,
    name,
    password,
    roles,
  });
  const people = {
    students: Array.from({ length: students }, (_, index) => make(['student'], `Student ${index}`)),
    tutors: Array.from({ length: tutors }, (_, index) => make(['student', 'tutor'], `Tutor ${index}`)),
    staff: [make(['student', 'coordinator'], 'Coordinator'), make(['student', 'admin'], 'Admin')],
  };
  const everyone = [...people.students, ...people.tutors, ...people.staff];
  await load(platform, 'identity', { people: everyone });
  await load(platform, 'students', {
    courses: [{ code: courseCode, title: 'Programming' }],
    terms: [],
    profiles: [],
  });
  await load(platform, 'tutors', {
    tutors: people.tutors.map(({ id, name }, index) => ({ id, name, ...alwaysFree, ...offerOf(index) })),
    policy: { maxPerDay: 50, maxPerWeek: 100, cancelNoticeMinutes: 0, noShowsBeforePause: 10 },
  });
  const api = client(platform.url);
  const accounts = new Map<string, Account>();
  await inParallel(everyone, 4, async ({ id, email }) => {
    const session = await signIn(api, email);
    accounts.set(id, await renewToken(api, { id, email, session }));
  });
  const accountsOf = (list: typeof everyone) => list.flatMap(({ id }) => accounts.get(id) ?? []);
  const [coordinator, admin] = accountsOf(people.staff);
  if (!coordinator || !admin) throw new Error('the staff signed in above');
  return {
    platform,
    api,
    students: accountsOf(people.students),
    tutors: accountsOf(people.tutors),
    coordinator,
    admin,
  };
}

const alwaysFree = {
  status: 'approved',
  headline: 'Always there',
  bio: '',
  courses: [courseCode],
  languages: ['en'],
  modes: ['online'],
  sessionMinutes: [30, 60],
  bufferMinutes: 0,
  minNoticeMinutes: 0,
  maxAdvanceDays: 60,
  maxPerWeek: 100,
  instantBooking: true,
  availability: {
    timeZone: 'UTC',
    weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
    overrides: [],
  },
};

async function load(platform: Platform, to: ServiceName, body: object): Promise<void> {
  const { urls, serviceSecret } = platform;
  const service = createServiceClient({
    from: 'edge',
    to,
    baseUrl: urls[to],
    serviceSecret,
    timeoutMs: 60_000,
  });
  const answer = await service.request({ method: 'POST', path: '/internal/import', body });
  await service.close();
  if (answer.status >= 300) throw new Error(`${to} refused its initial data: ${JSON.stringify(answer.body)}`);
}

async function signIn(api: TestClient, email: string): Promise<string> {
  const signedIn = await api.post('/api/auth/sign-in/email', { body: { email, password } });
  return signedIn.headers.get('set-auth-token') ?? '';
}

/** The same person with a fresh token. */
export async function renewToken(api: TestClient, account: Omit<Account, 'token'>): Promise<Account> {
  const { status, body } = await api.get<{ token: string }>('/api/auth/token', { token: account.session });
  if (status !== 200) throw new Error(`no token: ${JSON.stringify(body)}`);
  return { ...account, token: body.token };
}

/** Asks again as long as it is told to come back later, as a busy front door tells (ADR 22). */
export async function askUntilAnswered<T>(ask: () => Promise<TestResponse<T>>): Promise<TestResponse<T>> {
  for (;;) {
    const answer = await ask();
    const retryAfter = answer.headers.get('retry-after');
    if (answer.status !== 503 || retryAfter === null) return answer;
    await delay(Number(retryAfter) * 1000);
  }
}

/** Works through a list, at most `width` at once. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) await work(item, index);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** An hour of the day, some days from now, in UTC. */
export function at(daysAhead: number, hour: number, minute = 0): string {
  const midnight = Math.floor(Date.now() / day) * day;
  return new Date(midnight + daysAhead * day + hour * 3_600_000 + minute * 60_000).toISOString();
}
