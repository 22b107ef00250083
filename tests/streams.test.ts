import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Person } from '@studyhall/http';
import {
  buildPerson,
  client,
  type Door,
  onSqlite,
  openDoor,
  type Stub,
  startStub,
  testTokens,
} from '@studyhall/testing';
import { buildMention, event } from '../services/notifications/test/notifications-app.ts';
import { StreamReader } from '../services/notifications/test/stream-reader.ts';

const tokens = testTokens();

interface Process {
  readonly url: string;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** A service as it runs in production, once it is ready. */
async function startProcess(name: string, env: NodeJS.ProcessEnv): Promise<Process> {
  const main = fileURLToPath(new URL(`../services/${name}/src/main.ts`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      SERVICE_SECRET: tokens.serviceSecret,
      LOG_LEVEL: 'silent',
      RATE_LIMIT: 'off',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return {
    url: `http://127.0.0.1:${env['PORT']}`,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

async function findFreePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  assert.ok(address !== null && typeof address === 'object');
  return String(address.port);
}

onSqlite('live streams through the front door', (engine) => {
  let identity: Stub;
  let door: Door;
  const processes: Process[] = [];
  const replicas: Process[] = [];
  let edgePort: string;

  async function start(name: string, env: NodeJS.ProcessEnv): Promise<Process> {
    const started = await startProcess(name, env);
    processes.push(started);
    return started;
  }
  const startEdge = () => start('edge', { PORT: edgePort, NOTIFICATIONS_URL: door.url });

  before(async () => {
    identity = await startStub(() => ({ status: 200, body: tokens.jwks }));
    door = await openDoor();
    const { directory } = engine.databaseOptions();
    for (let index = 0; index < 2; index += 1) {
      const place = { PORT: await findFreePort(), STUDYHALL_DATA: directory, IDENTITY_URL: identity.url };
      replicas.push(await start('notifications', place));
    }
    edgePort = await findFreePort();
  });
  after(async () => {
    await Promise.all(processes.map((each) => each.end('SIGKILL')));
    await door.close();
    await identity.close();
  });

  const mention = async (replica: Process | undefined, person: Person, groupName: string) => {
    const token = await tokens.serviceToken('groups', 'notifications');
    const body = [event('post.mentioned', buildMention([person], { groupName }))];
    const answer = await client(replica?.url ?? '').post('/internal/events', { token, body });
    assert.equal(answer.status, 200);
  };
  const groupsOf = (events: readonly { data: { title: string } }[]) =>
    events.map(({ data }) => data.title.slice(-2));

  /** As the web application does: again until it is there. */
  async function follow(edge: Process, person: Person, lastEventId?: string): Promise<StreamReader> {
    const token = await tokens.tokenFor(person);
    for (;;) {
      try {
        return await StreamReader.open(edge.url, token, lastEventId);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        await delay(50);
      }
    }
  }

  it('miss nothing and keep the order, whichever process answers and whichever dies', async () => {
    const [first, second] = replicas;
    const person = buildPerson();
    const edge = await startEdge();
    door.leadTo(first?.url ?? '');
    const stream = await follow(edge, person);
    await stream.waitFor('ready');
    await mention(second, person, 'G1');
    assert.deepEqual(groupsOf(await stream.waitFor('notification')), ['G1']);

    await first?.end('SIGKILL');
    await stream.ended;
    for (const group of ['G2', 'G3', 'G4']) await mention(second, person, group);
    door.shut();
    door.leadTo(second?.url ?? '');
    const resumed = await follow(edge, person, stream.lastEventId);
    assert.deepEqual(groupsOf(await resumed.waitFor('notification', 3)), ['G2', 'G3', 'G4']);

    const stopped = edge.end('SIGTERM');
    await resumed.ended;
    await mention(second, person, 'G5');
    await stopped;
    const next = await startEdge();
    const again = await follow(next, person, resumed.lastEventId);
    assert.deepEqual(groupsOf(await again.waitFor('notification')), ['G5']);
    await again[Symbol.asyncDispose]();
  });

  it('say now and then that they are there', async () => {
    const { url } = processes.at(-1) ?? assert.fail();
    const abort = new AbortController();
    const headers = { authorization: `Bearer ${await tokens.tokenFor()}` };
    const answer = await fetch(`${url}/api/notifications/stream`, { headers, signal: abort.signal });
    assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    let text = '';
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream() as never) ?? []) {
      text += chunk;
      if (text.includes(': still here\n\n')) break;
    }
    assert.match(text, /^retry: \d+\n\nid: \d+\nevent: ready\n/);
    abort.abort();
  });
});
