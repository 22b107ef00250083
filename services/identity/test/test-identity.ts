import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listen } from '@studyhall/http';
import { databaseServices, type ServiceName } from '@studyhall/platform';
import {
  client,
  type Stub,
  type StubHandler,
  startStub,
  type TestClient,
  type TestEngine,
  testTokens,
  uniqueEmail,
} from '@studyhall/testing';
import { buildApp } from '../src/app.ts';
import { createPasswordHasher } from '../src/auth/password-hasher.ts';
import { createFirstAdmin } from '../src/commands/create-first-admin.ts';
import type { Config } from '../src/config.ts';
import { closeContext, openContext } from '../src/context.ts';

export const { serviceSecret, serviceToken } = testTokens();
export const password = 'plum tractor sings low';
const adminAccount = { email: 'first.admin@example.edu', password: 'nine quiet harbours' };

/** What a sign-up or sign-in gives. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** The session token. */
  readonly session: string;
}

export type TestIdentity = Awaited<ReturnType<typeof startIdentity>>;

interface Options {
  readonly now?: () => number;
  /** How every other service answers; by default it confirms everything. */
  readonly others?: StubHandler;
  /** Whether there is a first admin; default true. */
  readonly admin?: boolean;
  readonly config?: Partial<Config>;
  /** Whether passwords are hashed as in production; default false, since that takes most of a suite's time. */
  readonly strongHashes?: boolean;
}

const lightHashing = {
  concurrency: 2,
  queueLimit: 256,
  cost: { memory: 64, passes: 1, parallelism: 1 },
};

/** The service on a fresh database, with a stub in the place of all other services. */
export async function startIdentity(
  engine: Pick<TestEngine, 'databaseOptions'>,
  { now, others = confirm, admin = true, config, strongHashes = false }: Options = {},
) {
  const stub = await startStub(others);
  const place = engine.databaseOptions();
  const context = await openContext(
    {
      host: '127.0.0.1',
      port: 0,
      directory: place.directory,
      databaseUrl: place.url,
      serviceSecret,
      rateLimit: true,
      logLevel: 'silent',
      publicUrl: 'http://127.0.0.1:8080',
      urls: urlsOf(stub),
      authSecret: 'a secret of tests, long enough to be one',
      firstAdmin: undefined,
      smtpUrl: undefined,
      ...config,
    },
    { ...(now && { now }), ...(!strongHashes && { passwords: createPasswordHasher(lightHashing) }) },
  );
  if (admin) await createFirstAdmin(context, adminAccount);
  const app = await buildApp(context);
  const url = await listen(app, { host: '127.0.0.1', port: 0 });
  const api = client(url);

  return {
    api,
    url,
    admin: adminAccount,
    context,
    stub,
    close: async () => {
      await app.close();
      await closeContext(context);
      await stub.close();
    },
    signUp: (overrides: Partial<Account> = {}) => signUp(api, overrides),
    signIn: (account: Pick<Account, 'email' | 'password'>) => signIn(api, account),
    tokenOf: (account: Pick<Account, 'session'>) => tokenOf(api, account),
    adminToken: async () => tokenOf(api, await signIn(api, adminAccount)),
    /** The mails to an address, oldest first, once what runs in the background is done. */
    mailsTo: async (email: string) => {
      await context.background.settle();
      return readMails(join(place.directory, 'mail'), email);
    },
  };
}

/** What every other service answers when all is well. */
export function confirm({ method, path, body }: Parameters<StubHandler>[0]): ReturnType<StubHandler> {
  if (path === '/internal/events' && Array.isArray(body))
    return { status: 200, body: { accepted: body.length } };
  return method === 'DELETE' ? { status: 204 } : { status: 200, body: {} };
}

function urlsOf(stub: Stub): Record<ServiceName, string> {
  const names: ServiceName[] = ['edge', ...databaseServices().map(({ name }) => name)];
  // Every name of the catalogue is there: the edge is the only service without a database.
  return Object.fromEntries(names.map((name) => [name, stub.url])) as Record<ServiceName, string>;
}

async function signUp(api: TestClient, overrides: Partial<Account>): Promise<Account> {
  const body = { name: 'Ayesha Khan', email: uniqueEmail(), password, ...overrides };
  const response = await api.post<{ user: { id: string } }>('/api/auth/sign-up/email', { body });
  if (response.status !== 200) throw new Error(`sign-up: ${JSON.stringify(response.body)}`);
  return { ...body, id: response.body.user.id, session: sessionOf(response.headers) };
}

async function signIn(
  api: TestClient,
  { email, password }: Pick<Account, 'email' | 'password'>,
): Promise<Account> {
  const response = await api.post<{ user: { id: string; name: string } }>('/api/auth/sign-in/email', {
    body: { email, password },
  });
  if (response.status !== 200) throw new Error(`sign-in: ${JSON.stringify(response.body)}`);
  return { ...response.body.user, email, password, session: sessionOf(response.headers) };
}

async function tokenOf(api: TestClient, { session }: Pick<Account, 'session'>): Promise<string> {
  const { status, body } = await api.get<{ token: string }>('/api/auth/token', { token: session });
  if (status !== 200) throw new Error(`token: ${JSON.stringify(body)}`);
  return body.token;
}

export function sessionOf(headers: Headers): string {
  return headers.get('set-auth-token') ?? '';
}

async function readMails(directory: string, email: string): Promise<string[]> {
  const files = (await readdir(directory).catch(() => [])).filter((file) => file.endsWith('.eml'));
  const mails = await Promise.all(files.sort().map((file) => readFile(join(directory, file), 'utf8')));
  return mails.filter((mail) => mail.includes(`To: ${email}`));
}

/** The token in the link of a mail. */
export function tokenIn(mail: string | undefined): string {
  const decoded = mail?.replace(/=\n/g, '').replace(/=3D/g, '=');
  return /token=(\S+)/.exec(decoded ?? '')?.[1] ?? '';
}
