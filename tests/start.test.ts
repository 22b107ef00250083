import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { client } from '@studyhall/testing';

interface Found {
  readonly items: readonly { readonly id: string; readonly sessionMinutes: readonly number[] }[];
}

const scripts = join(import.meta.dirname, '..', 'scripts');
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-start-'));
  folders.push(folder);
  return folder;
}

interface Run {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves when the output matches; rejects when the program ends before. */
  readonly prints: (pattern: RegExp) => Promise<void>;
  /** The exit code. */
  readonly ends: Promise<number | null>;
}

function run(script: string, settings: NodeJS.ProcessEnv): Run {
  const env = { ...process.env, PORT: '0', ...settings };
  const child = spawn(process.execPath, [join(scripts, script)], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return {
    process: child,
    output: () => output,
    prints: async (pattern) => {
      while (!pattern.test(output)) {
        assert.equal(child.exitCode ?? child.signalCode, null, output);
        await delay(20);
      }
    },
    ends: once(child, 'close').then(([code]: (number | null)[]) => code ?? null),
  };
}

describe('a fresh clone', () => {
  const directory = newFolder();
  const settings = { STUDYHALL_DATA: directory };
  let started: Run;
  let url: string;

  before(async () => {
    started = run('start.ts', settings);
    await started.prints(/Ctrl-C/);
    url = find(started.output(), /Study Hall +(http:\S+)/);
  });
  after(async () => {
    started.process.kill();
    await started.ends;
  });

  test('says where to go and whom to sign in as', () => {
    for (const part of [`${url}/api/docs`, `${url}/api/status`, 'password study-hall-demo', directory]) {
      assert.ok(started.output().includes(part), part);
    }
  });

  test('has every service up', async () => {
    const { status, body } = await client(url).get<{ services: object }>('/api/status');
    assert.equal(status, 200);
    assert.deepEqual(new Set(Object.values(body.services)), new Set(['up']));
  });

  for (const role of ['student', 'tutor', 'coordinator', 'admin']) {
    test(`lets a newcomer sign in as the ${role}`, async () => {
      const token = await signIn(url, find(started.output(), new RegExp(`${role} +(\\S+@\\S+)`)));
      const { body } = await client(url).get<{ roles: string[] }>('/api/users/me', { token });
      assert.ok(body.roles.includes(role));
    });
  }

  test('has tutors for a course, with free times', async () => {
    const edge = client(url);
    const token = await signIn(url, find(started.output(), /student +(\S+@\S+)/));
    const found = await edge.get<Found>('/api/tutors?course=CS-201', { token });
    const [tutor] = found.body.items;
    const from = new Date().toISOString();
    const to = new Date(Date.now() + 14 * 86_400_000).toISOString();
    const path = `/api/tutors/${tutor?.id}/slots?from=${from}&to=${to}&minutes=${tutor?.sessionMinutes[0]}`;
    const { body } = await edge.get<{ slots: object[] }>(path, { token });
    assert.ok(body.slots.length > 0);
  });

  test('starts a service again that was killed', async () => {
    process.kill(Number(find(lastReadyLine(directory, 'tutors'), /"pid":(\d+)/)), 'SIGKILL');
    await started.prints(/tutors ended \(SIGKILL\)[\s\S]*tutors is back/);
    assert.equal((await fetch(`${url}/api/status`)).ok, true);
  });

  test('refuses a second platform and a reset on the same data', async () => {
    for (const script of ['start.ts', 'demo-reset.ts']) {
      const refused = run(script, settings);
      assert.equal(await refused.ends, 1);
      assert.match(refused.output(), /running on .* already/);
    }
  });

  test('takes its services along when it is killed, starts again with its data, and stops cleanly', async () => {
    started.process.kill('SIGKILL');
    await started.ends;
    while (await answers(url)) await delay(50);
    started = run('start.ts', settings);
    await started.prints(/Ctrl-C/);
    url = find(started.output(), /Study Hall +(http:\S+)/);
    await signIn(url, find(started.output(), /admin +(\S+@\S+)/));
    started.process.kill('SIGTERM');
    assert.equal(await started.ends, 0);
    assert.equal(await answers(url), false);
  });

  test('is empty again after a reset', async () => {
    const reset = run('demo-reset.ts', settings);
    assert.equal(await reset.ends, 0, reset.output());
    assert.deepEqual(
      readdirSync(directory).filter((file) => /tutors|identity|demo/.test(file)),
      [],
    );
  });
});

test('a front door whose port is taken is an error that says what to set', async (t) => {
  const other = createServer();
  await once(other.listen(0, '127.0.0.1'), 'listening');
  t.after(() => other.close());
  // A server that listens on TCP has an address and a port.
  const { port } = other.address() as AddressInfo;
  const started = run('start.ts', { PORT: String(port), STUDYHALL_DATA: newFolder() });
  assert.equal(await started.ends, 1);
  assert.match(started.output(), new RegExp(`Port ${port} is taken.*PORT=`));
});

test('a service that cannot start ends the start, and its last words are shown', async () => {
  const started = run('start.ts', {
    STUDYHALL_DATA: newFolder(),
    ADMIN_EMAIL: 'admin@example.edu',
    ADMIN_PASSWORD: '',
  });
  assert.equal(await started.ends, 1);
  assert.match(started.output(), /identity ended before it was ready[\s\S]*ADMIN_PASSWORD is missing/);
});

async function signIn(url: string, email: string): Promise<string> {
  const edge = client(url);
  const { status, headers } = await edge.post('/api/auth/sign-in/email', {
    body: { email, password: 'study-hall-demo' },
  });
  assert.equal(status, 200);
  const session = headers.get('set-auth-token') ?? '';
  const { body } = await edge.get<{ token: string }>('/api/auth/token', { token: session });
  return body.token;
}

function lastReadyLine(directory: string, service: string): string {
  const log = readFileSync(join(directory, 'logs', `${service}.log`), 'utf8');
  return log.split('\n').findLast((line) => line.includes('"msg":"ready"')) ?? '';
}

function find(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  assert.ok(found, `${pattern} in:\n${text}`);
  return found;
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
}
