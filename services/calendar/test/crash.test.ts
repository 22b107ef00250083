import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { client, forEachEngine, testLog } from '@studyhall/testing';
import type { Config } from '../src/config.ts';
import { openCalendarDatabase } from '../src/context.ts';
import { configFor, move, release, reserve, tokens } from './calendar-app.ts';
import { Crowd } from './crowd.ts';
import { assertLedgerHolds } from './ledger-model.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const kills = 3;
const answersBetweenKills = 100;

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

/** The service as it runs in production: a process of its own. */
function startProcess({ directory, databaseUrl, urls }: Config, port: number): ChildProcess {
  const env = {
    ...process.env,
    PORT: String(port),
    SERVICE_SECRET: tokens.serviceSecret,
    STUDYHALL_DATA: directory,
    TUTORS_URL: urls.tutors,
    LOG_LEVEL: 'silent',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  };
  return spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Asks until there is an answer: what a caller does whose call was cut off. */
async function insist<A extends { status: number }>(ask: () => Promise<A>): Promise<A> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // fetch's word for a lost or refused connection
      await delay(20);
    }
  }
}

forEachEngine('the ledger killed again and again under load', (engine) => {
  let child: ChildProcess | undefined;

  async function kill(): Promise<void> {
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    child = undefined;
  }

  after(kill);

  it('keeps everything it has acknowledged, with nobody booked twice', async () => {
    const config = configFor(engine);
    const port = await findFreePort();
    const calendar = { api: client(`http://127.0.0.1:${port}`) };
    let answers = 0;
    const count = async <A extends { status: number }>(ask: () => Promise<A>) => {
      const answer = await insist(ask);
      answers += 1;
      return answer;
    };
    const crowd = new Crowd({
      reserve: (body) => count(() => reserve(calendar, body)),
      move: (ref, to) => count(() => move(calendar, ref, to)),
      release: (ref) => count(() => release(calendar, ref)),
    });

    child = startProcess(config, port);
    const acting = crowd.act({ clients: 16, steps: 30 });
    for (let killed = 0; killed < kills; killed += 1) {
      const enough = answers + answersBetweenKills;
      while (answers < enough) await delay(2);
      await kill();
      child = startProcess(config, port);
    }
    await acting;
    await kill();

    assert.deepEqual([...crowd.statuses].toSorted(), [200, 201, 409]);
    const db = await openCalendarDatabase(config, testLog);
    await assertLedgerHolds(db, crowd.told);
    await db.close();
  });
});
