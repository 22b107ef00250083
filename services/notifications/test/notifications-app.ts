import { after, before } from 'node:test';
import { newId } from '@studyhall/db';
import type { EventData, EventType } from '@studyhall/events';
import type { Person, ServiceApp } from '@studyhall/http';
import { readServiceConfig } from '@studyhall/platform';
import {
  buildPerson,
  type CollectedLog,
  client,
  collectLog,
  type TestClient,
  type TestEngine,
  testTokens,
} from '@studyhall/testing';
import { buildApp } from '../src/app.ts';
import { type Context, closeContext, openContext, type Substitutes } from '../src/context.ts';
import type { Notification } from '../src/routes/notifications.schema.ts';

export const tokens = testTokens();

export interface TestEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: unknown;
}

export interface Inbox {
  readonly items: readonly Notification[];
  readonly nextCursor: string | null;
  readonly unread: number;
}

export interface NotificationsUnderTest {
  readonly api: TestClient;
  readonly context: Context;
  readonly app: ServiceApp;
  readonly log: CollectedLog;
  /** Epoch milliseconds; the service goes by it. */
  clock: number;
  /** Hands events in as another service would; answers how many were accepted. */
  send(...events: readonly object[]): Promise<number>;
  inboxOf(person: Person, query?: string): Promise<Inbox>;
  /** Somebody of whom the service has heard. */
  register(overrides?: Partial<Person>): Promise<Person>;
}

type Given = Partial<Omit<Substitutes, 'log' | 'now' | 'verifyToken'>> & { readonly smtpUrl?: string };

/** The real service on a database of its own, for the suite that calls this. */
export function useNotifications(
  engine: TestEngine,
  given: () => Given | Promise<Given> = () => ({}),
): NotificationsUnderTest {
  const suite: { api?: TestClient; context?: Context; app?: ServiceApp } = {};
  const log = collectLog();
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The service runs from the suite’s first hook on.');
    return value;
  };
  before(async () => {
    const { directory, url } = engine.databaseOptions();
    const { smtpUrl, ...substitutes } = await given();
    const config = {
      ...readServiceConfig(
        { SERVICE_SECRET: tokens.serviceSecret, STUDYHALL_DATA: directory },
        'notifications',
      ),
      databaseUrl: url,
      rateLimit: false,
      smtpUrl,
    };
    const now = () => under.clock;
    suite.context = await openContext(config, {
      log: log.log,
      now,
      verifyToken: tokens.verifier,
      ...substitutes,
    });
    suite.app = await buildApp(suite.context);
    suite.api = client(suite.app);
  });
  after(async () => {
    await suite.app?.close();
    if (suite.context) await closeContext(suite.context);
  });
  const under: NotificationsUnderTest = {
    clock: Date.now(),
    log,
    get api() {
      return there(suite.api);
    },
    get context() {
      return there(suite.context);
    },
    get app() {
      return there(suite.app);
    },
    send: async (...events) => {
      const token = await tokens.serviceToken('tutors', 'notifications');
      const path = '/internal/events';
      const { body } = await under.api.post<{ accepted: number }>(path, { token, body: events });
      return body.accepted;
    },
    inboxOf: async (person, query = '') => {
      const token = await tokens.tokenFor(person);
      return (await under.api.get<Inbox>(`/api/notifications${query}`, { token })).body;
    },
    register: async (overrides) => {
      const person = buildPerson(overrides);
      const { id: personId, name, email, roles } = person;
      await under.send(event('person.registered', { personId, name, email, roles: [...roles] }));
      return person;
    },
  };
  return under;
}

export function event<T extends EventType>(type: T, data: EventData<T>, changes: object = {}): TestEvent {
  return {
    specversion: '1.0',
    source: '/services/tutors',
    datacontenttype: 'application/json',
    id: newId(),
    type,
    subject: newId(),
    time: new Date().toISOString(),
    data,
    ...changes,
  } as TestEvent;
}

const hour = 3_600_000;

/** A session two days from now, of these two. */
export function buildSession(
  student: Person,
  tutor: Person,
  overrides: Partial<EventData<'session.confirmed'>> = {},
): EventData<'session.confirmed'> {
  const start = Math.ceil(Date.now() / hour) * hour + 48 * hour;
  return {
    sessionId: newId(),
    tutorId: tutor.id,
    studentId: student.id,
    tutorName: tutor.name,
    studentName: student.name,
    courseCode: 'CS-101',
    start: new Date(start).toISOString(),
    end: new Date(start + hour).toISOString(),
    status: 'confirmed',
    mode: 'online',
    topic: 'Recursion',
    ...overrides,
  };
}

/** A post that mentions these people. */
export function buildMention(to: readonly Person[], overrides: Partial<EventData<'post.mentioned'>> = {}) {
  return {
    postId: newId(),
    groupId: newId(),
    groupName: 'Algorithms',
    authorId: newId(),
    authorName: 'Sana',
    excerpt: 'See page 5',
    to: to.map(({ id }) => id),
    ...overrides,
  };
}
