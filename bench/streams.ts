import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@studyhall/db';
import type { Person } from '@studyhall/http';
import { allocatorSettings, nodeFlags } from '@studyhall/platform';
import { buildPerson, startStub, testTokens } from '@studyhall/testing';
import { type BenchResult, judge, spreadOf } from './result.ts';
import { rounds } from './rounds.ts';

const streams = 2_000;
/** How many streams are opened at a time. */
const ushers = 50;
/** As many recipients as one event has at most. */
const mostRecipients = 1_000;
const tokens = testTokens();
const main = join(import.meta.dirname, '../services/notifications/src/main.ts');

/** 2,000 people follow their notifications in one process: an event to all of them, and what the process takes. */
export async function benchStreams(): Promise<BenchResult[]> {
  const directory = await mkdtemp(join(tmpdir(), 'studyhall-streams-'));
  const identity = await startStub(({ path }) =>
    path === '/api/auth/jwks' ? { status: 200, body: tokens.jwks } : { status: 404, body: {} },
  );
  const service = await startService(directory, identity.url);
  try {
    const people = Array.from({ length: streams }, () => buildPerson());
    const audience = new Audience(service.url);
    const queue = people.values();
    const usher = async () => {
      for (const person of queue) await audience.seat(person);
    };
    await Promise.all(Array.from({ length: ushers }, usher));
    const delays: number[] = [];
    const memory: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now();
      const all = audience.told(streams);
      await tell(service.url, people);
      delays.push((await all) - begun);
      memory.push(service.readMemory());
    }
    return [
      judge({
        name: `an event to ${streams} open streams, until the last has it`,
        unit: 'ms',
        limit: { of: 'ours', bound: 'at most', value: 1_000 },
        ours: spreadOf(delays),
      }),
      judge({
        name: '... memory of the process',
        unit: 'MiB',
        limit: { of: 'ours', bound: 'at most', value: 300 },
        ours: spreadOf(memory),
      }),
    ];
  } finally {
    await service.stop();
    await identity.close();
    await rm(directory, { recursive: true });
  }
}

/** Whoever listens. Counts what they are told, whoever it is told to. */
class Audience {
  readonly #url: string;
  #told = 0;
  #wanted = Number.POSITIVE_INFINITY;
  #done = Promise.withResolvers<number>();

  constructor(url: string) {
    this.#url = url;
  }

  /** Resolves when the stream is open. */
  async seat(person: Person): Promise<void> {
    const headers = { authorization: `Bearer ${await tokens.tokenFor(person)}` };
    const ready = Promise.withResolvers<void>();
    get(`${this.#url}/api/notifications/stream`, { headers, agent: false }, (response: IncomingMessage) => {
      response.on('data', (chunk: Buffer) => {
        const text = chunk.toString();
        if (text.includes('event: ready')) ready.resolve();
        if (text.includes('event: notification')) this.#count();
      });
      response.on('error', () => undefined);
    }).on('error', ready.reject);
    await ready.promise;
  }

  /** Resolves with the time at which so many more were told. */
  told(count: number): Promise<number> {
    this.#done = Promise.withResolvers();
    this.#told = 0;
    this.#wanted = count;
    return this.#done.promise;
  }

  #count(): void {
    this.#told += 1;
    if (this.#told === this.#wanted) this.#done.resolve(performance.now());
  }
}

async function tell(url: string, people: readonly Person[]): Promise<void> {
  const events = [];
  for (let start = 0; start < people.length; start += mostRecipients)
    events.push(mention(people.slice(start, start + mostRecipients)));
  const answer = await fetch(`${url}/internal/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokens.serviceToken('groups', 'notifications')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(events),
  });
  if (answer.status !== 200) throw new Error(`the event was answered ${answer.status}`);
}

function mention(to: readonly Person[]) {
  return {
    specversion: '1.0',
    source: '/services/groups',
    datacontenttype: 'application/json',
    id: newId(),
    type: 'post.mentioned',
    subject: newId(),
    time: new Date().toISOString(),
    data: {
      postId: newId(),
      groupId: newId(),
      groupName: 'All',
      authorId: newId(),
      authorName: 'Sana',
      excerpt: 'Hello',
      to: to.map(({ id }) => id),
    },
  };
}

/** The service as it runs in production, with the flags of its container. */
async function startService(directory: string, identityUrl: string) {
  const port = await findFreePort();
  const env = {
    ...process.env,
    ...allocatorSettings,
    PORT: String(port),
    STUDYHALL_DATA: directory,
    SERVICE_SECRET: tokens.serviceSecret,
    IDENTITY_URL: identityUrl,
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [...nodeFlags, main], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // The one thing that a service says to whoever started it: that it is ready.
  await once(child, 'message');
  return {
    url: `http://127.0.0.1:${port}`,
    readMemory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
