import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { client, type TestClient } from '@studyhall/testing';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { loadDemo } from '../../scripts/demo/load-demo.ts';
import { buildUniversity, demoPassword } from '../../scripts/demo/university.ts';
import { startPlatform } from '../../scripts/platform/platform.ts';

export const people = {
  student: 'ayesha.khan@students.margalla.example',
  tutor: 'bilal.ahmed@students.margalla.example',
  coordinator: 'coordinator@margalla.example',
  admin: 'admin@margalla.example',
} as const;

export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Visitor {
  /** Whose e-mail address; nobody is signed in without. */
  readonly who?: string;
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly language?: 'en' | 'ur';
  /** Keeps the application's files, as every browser does; which costs the first page many times its own time. */
  readonly keepsFiles?: boolean;
}

export interface BrowserWorld {
  readonly url: string;
  readonly api: TestClient;
  /** A page of a browser of its own: nothing is shared with other visitors. */
  visit(visitor?: Visitor): Promise<Page>;
  /** Closes every page that was visited. */
  leave(): Promise<void>;
  tokenOf(email: string): Promise<string>;
  /** The first address of that form in a mail to somebody; waits for the mail. */
  linkMailedTo(email: string, form: RegExp): Promise<string>;
  stop(): Promise<void>;
}

/** The platform with the demo university, as `npm start` runs it, and a browser. */
export async function startBrowserWorld(): Promise<BrowserWorld> {
  const directory = mkdtempSync(join(tmpdir(), 'studyhall-browser-'));
  const env = { ...process.env, RATE_LIMIT: 'off', LOG_LEVEL: 'warn' };
  const platform = await startPlatform({ directory, ports: 'free', env });
  await loadDemo(platform, directory, buildUniversity(Date.now()));
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserFlags });
  const { url } = platform;
  const api = client(url);
  return {
    url,
    api,
    visit: async (visitor = {}) => {
      const context = await newContext(browser, url, visitor);
      return context.newPage();
    },
    leave: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    tokenOf: (email) => tokenOf(api, email),
    linkMailedTo: (email, form) => awaitLink(join(directory, 'mail'), email, form),
    stop: async () => {
      await browser.close();
      await platform.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function newContext(browser: Browser, baseURL: string, visitor: Visitor): Promise<BrowserContext> {
  const { who, width = 1280, theme = 'light', language = 'en', keepsFiles = false } = visitor;
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height: width < 600 ? 760 : 860 },
    locale: language === 'ur' ? 'ur-PK' : 'en-GB',
    timezoneId: 'Asia/Karachi',
    colorScheme: theme,
    serviceWorkers: keepsFiles ? 'allow' : 'block',
    reducedMotion: 'reduce',
    hasTouch: width < 600,
  });
  context.setDefaultTimeout(20_000);
  await context.addInitScript((chosen) => localStorage.setItem('studyhall.language', chosen), language);
  if (who !== undefined) await signIn(context, baseURL, who);
  return context;
}

/** Every page of the browser is then theirs. */
export async function signIn({ request }: BrowserContext, baseURL: string, who: string): Promise<void> {
  const answer = await request.post('/api/auth/sign-in/email', {
    data: { email: who, password: demoPassword },
    headers: { origin: baseURL },
  });
  if (!answer.ok()) throw new Error(`${who} could not sign in: ${await answer.text()}`);
}

async function tokenOf(api: TestClient, email: string): Promise<string> {
  const signedIn = await api.post('/api/auth/sign-in/email', { body: { email, password: demoPassword } });
  const session = signedIn.headers.get('set-auth-token') ?? '';
  return (await api.get<{ token: string }>('/api/auth/token', { token: session })).body.token;
}

const mailTimeoutMs = 20_000;

async function awaitLink(folder: string, email: string, form: RegExp): Promise<string> {
  const find = () =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.eml'))
      .map((file) => decodeMail(readFileSync(join(folder, file), 'utf8')))
      .filter((mail) => mail.includes(`To: ${email}`))
      .map((mail) => form.exec(mail)?.[0])
      .find((link) => link !== undefined);
  mkdirSync(folder, { recursive: true });
  const found = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(mailTimeoutMs), found.signal]);
  const changes = watch(folder, { signal })[Symbol.asyncIterator]();
  // To ask begins to watch: a mail that is written while we look must not be missed.
  let change = changes.next();
  try {
    for (let link = find(); ; link = find()) {
      if (link !== undefined) return link;
      await change;
      change = changes.next();
    }
  } finally {
    change.catch(() => undefined);
    found.abort();
  }
}

/** Quoted-printable, as far as an address in a mail needs it. */
function decodeMail(text: string): string {
  return text.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
}
