import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newId } from '@studyhall/db';
import { buildPerson, client, forEachEngine, testLog } from '@studyhall/testing';
import { readConfig } from '../src/config.ts';
import { openNotificationsDatabase } from '../src/context.ts';
import { buildMention, event, type TestEvent, tokens } from './notifications-app.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const total = 1_000;
const kills = 3;
const senders = 4;
const batchSize = 10;

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

forEachEngine('notifications killed again and again', (engine) => {
  let child: ChildProcess | undefined;

  async function kill(): Promise<void> {
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    child = undefined;
  }

  after(kill);

  it('tell each recipient of each of 1,000 events exactly once', async () => {
    const { directory, url } = engine.databaseOptions();
    const port = await findFreePort();
    const env = {
      ...process.env,
      PORT: String(port),
      SERVICE_SECRET: tokens.serviceSecret,
      STUDYHALL_DATA: directory,
      LOG_LEVEL: 'silent',
      // Compiled once, not at each of the starts.
      NODE_COMPILE_CACHE: join(directory, 'compiled'),
      ...(url !== undefined && { DATABASE_URL: url }),
    };
    const start = () => spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    const api = client(`http://127.0.0.1:${port}`);
    const token = await tokens.serviceToken('groups', 'notifications');

    /** Hands a batch in as the outbox does: again and again, until there is an answer. */
    async function deliver(batch: readonly TestEvent[]): Promise<void> {
      for (;;) {
        try {
          const answer = await api.post<{ accepted: number }>('/internal/events', { token, body: batch });
          if (answer.status === 200 && answer.body.accepted === batch.length) return;
        } catch (error) {
          if (!(error instanceof TypeError)) throw error; // fetch's word for a lost or refused connection
        }
        await delay(20);
      }
    }

    const people = Array.from({ length: 40 }, () => buildPerson());
    const expected: string[] = [];
    const events = Array.from({ length: total }, (_, index) => {
      const groupId = newId();
      const to = [0, 13, 27].flatMap((step) => people[(index + step) % people.length] ?? []);
      expected.push(...to.map(({ id }) => `${id} ${groupId}`));
      return event('post.mentioned', buildMention(to, { groupId }));
    });
    const batches = Array.from({ length: total / batchSize }, (_, index) =>
      events.slice(index * batchSize, (index + 1) * batchSize),
    );
    const queue = batches.values();
    let handedIn = 0;
    const sending = Promise.all(
      Array.from({ length: senders }, async () => {
        for (const batch of queue) {
          await deliver(batch);
          handedIn += batch.length;
        }
      }),
    );
    child = start();
    for (let killed = 0; killed < kills; killed += 1) {
      const enough = (total * (killed + Math.random())) / kills;
      while (handedIn < enough) await delay(2);
      await kill();
      child = start();
    }
    await sending;
    await kill();

    const db = await openNotificationsDatabase(readConfig(env), testLog);
    const told = await db.read.selectFrom('notifications').select(['person_id', 'link', 'times']).execute();
    const mails = await db.read.selectFrom('deliveries').select(['person_id', 'link']).execute();
    await db.close();
    const describe = ({ person_id, link }: { person_id: string | null; link: string }) =>
      `${person_id} ${link.split('/')[2]}`;
    assert.deepEqual(told.map(describe).toSorted(), expected.toSorted());
    assert.ok(told.every(({ times }) => times === 1));
    assert.deepEqual(mails.map(describe).toSorted(), expected.toSorted());
  });
});
