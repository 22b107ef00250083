import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { takeOverMessage } from '@studyhall/http';
import { Client } from 'undici';

const program = new URL('./fixtures/service.ts', import.meta.url).pathname;

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  readonly lines: readonly Record<string, unknown>[];
  /** Sends the signal and answers the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

async function start(port: number, trialPort?: number): Promise<Running> {
  const child = spawn(process.execPath, ['--no-warnings', program], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      ...(trialPort !== undefined && { TRIAL_PORT: String(trialPort) }),
    },
    stdio: ['ignore', 'pipe', 'inherit', trialPort === undefined ? 'ignore' : 'ipc'],
  });
  assert.ok(child.stdout);
  const exited = once(child, 'exit');
  const lines: Record<string, unknown>[] = [];
  const { promise: ready, resolve } = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const entry: Record<string, unknown> = JSON.parse(line);
    lines.push(entry);
    if (entry['msg'] === (trialPort === undefined ? 'ready' : 'on trial')) resolve(String(entry['url']));
  });
  return {
    process: child,
    url: await ready,
    lines,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

interface Probe {
  readonly status: number;
  readonly draining: unknown;
}

/** Asks from the first answer that is not "ready" until the one that ends the connection. */
async function probeUntilClosing(client: Client): Promise<Probe[]> {
  const probes: Probe[] = [];
  for (;;) {
    const { statusCode: status, headers, body } = await client.request({ method: 'GET', path: '/readyz' });
    await body.dump();
    if (status !== 200) probes.push({ status, draining: headers['studyhall-draining'] });
    if (headers['connection'] === 'close') return probes;
    await delay(5);
  }
}

describe('a service on trial', () => {
  test('takes no part in the port that it will share until it is told to', async (t) => {
    const old = await start(0);
    t.after(() => old.stop('SIGKILL'));
    const trialPort = await findFreePort();
    const replacement = await start(Number(new URL(old.url).port), trialPort);
    t.after(() => replacement.stop('SIGKILL'));
    const trialUrl = `http://127.0.0.1:${trialPort}`;
    assert.equal(await pidAnswering(trialUrl), replacement.process.pid);
    // The kernel would lead half of them to the other.
    const pids = await Promise.all(Array.from({ length: 20 }, () => pidAnswering(old.url)));
    assert.deepEqual([...new Set(pids)], [old.process.pid]);
    const ready = once(replacement.process, 'message');
    replacement.process.send(takeOverMessage);
    await ready;
    assert.equal(await old.stop(), 0);
    assert.equal(await pidAnswering(old.url), replacement.process.pid);
    await assert.rejects(pidAnswering(trialUrl), TypeError);
    assert.equal(await replacement.stop(), 0);
  });

  test('stops on SIGTERM and exits with 0', async () => {
    const service = await start(0, await findFreePort());
    assert.equal(await service.stop(), 0);
  });
});

/** Which process answers, on a connection of its own. */
async function pidAnswering(url: string): Promise<unknown> {
  const answer = await fetch(`${url}/api/tutors`, { headers: { connection: 'close' } });
  // The fixture's own answer.
  return ((await answer.json()) as { pid: unknown }).pid;
}

describe('a service', () => {
  test('starts, says so in one line, stops on SIGTERM and exits with 0', async () => {
    const service = await start(0);
    assert.equal((await fetch(`${service.url}/readyz`)).status, 200);
    assert.equal(await service.stop(), 0);
    assert.deepEqual(
      service.lines.map(({ msg }) => msg),
      ['ready', 'closed', 'stopped'],
    );
  });

  test('lists what is wrong with its settings and exits with 1', async () => {
    const child = spawn(process.execPath, ['--no-warnings', program], {
      env: { ...process.env, PORT: 'eighty' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [[code], said] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
    assert.equal(code, 1);
    assert.match(said, /^tutors: The settings cannot be used:\n {2}- PORT must be a whole number/);
  });

  test('finishes what it has begun when it is told to stop', async () => {
    const service = await start(0);
    const slow = fetch(`${service.url}/api/tutors?ms=700`);
    await delay(200);
    const stopped = service.stop('SIGINT');
    assert.equal((await slow).status, 200);
    assert.equal(await stopped, 0);
  });

  test('is not ready while it stops, and takes no more connections', async () => {
    const service = await start(0);
    const client = new Client(service.url);
    const slow = fetch(`${service.url}/api/tutors?ms=600`);
    await client.request({ method: 'GET', path: '/readyz' }).then(({ body }) => body.dump());
    const stopped = service.stop();
    const probes = await probeUntilClosing(client);
    assert.deepEqual(new Set(probes.map(({ status }) => status)), new Set([503]));
    assert.equal(probes[0]?.draining, 'true');
    await assert.rejects(fetch(`${service.url}/readyz`));
    await slow;
    assert.equal(await stopped, 0);
    await client.close();
  });

  test('hands over to another process without losing a request of 64 clients', async () => {
    const port = await findFreePort();
    const first = await start(port);
    const second = await start(port);
    const clients = Array.from({ length: 64 }, () => new Client(first.url, { keepAliveTimeout: 60_000 }));
    const answered = new Map<number, number>();
    let going = true;
    const hammering = clients.map(async (client) => {
      while (going) {
        const { statusCode, body } = await client.request({ method: 'GET', path: '/api/tutors' });
        assert.equal(statusCode, 200);
        // The fixture's own answer.
        const { pid } = (await body.json()) as { pid: number };
        answered.set(pid, (answered.get(pid) ?? 0) + 1);
      }
      await client.close();
    });
    await delay(500);
    const code = await first.stop();
    await delay(300);
    going = false;
    await Promise.all(hammering);
    assert.equal(code, 0);
    assert.ok((answered.get(first.process.pid ?? 0) ?? 0) > 0, 'the first took part');
    assert.ok((answered.get(second.process.pid ?? 0) ?? 0) > 0, 'the second took over');
    assert.equal(await second.stop(), 0);
  });
});
