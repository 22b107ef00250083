import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { client, forEachEngine, startStub, type TestPlace } from '@studyhall/testing';
import { confirm } from './test-identity.ts';

const admin = { email: 'head@example.edu', password: 'ten quiet harbours' };

forEachEngine('the process', (engine) => {
  it('migrates, makes the first admin, serves, and stops cleanly; twice on the same data', async () => {
    const others = await startStub(confirm);
    const env = settingsFor(engine.databaseOptions(), others.url);
    try {
      for (let run = 0; run < 2; run++) {
        const process = start('main.ts', env);
        const api = client(await urlOf(process));
        assert.equal((await api.get('/readyz')).status, 200);
        assert.equal((await api.post('/api/auth/sign-in/email', { body: admin })).status, 200);
        process.kill('SIGTERM');
        assert.deepEqual(await once(process, 'exit'), [0, null]);
      }
    } finally {
      await others.close();
    }
  });

  it('migrates alone', async () => {
    const process = start('migrate.ts', settingsFor(engine.databaseOptions(), 'http://127.0.0.1:1'));
    assert.deepEqual(await once(process, 'exit'), [0, null]);
  });
});

it('a process without its secrets says which, and ends with 1', async () => {
  const process = start('main.ts', {});
  const lines: string[] = [];
  process.stderr?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  assert.deepEqual(await once(process, 'exit'), [1, null]);
  assert.match(lines.join(''), /SERVICE_SECRET is missing[\s\S]*AUTH_SECRET is missing/);
});

function settingsFor({ directory, url }: TestPlace, others: string): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    STUDYHALL_DATA: directory,
    DATABASE_URL: url ?? '',
    AUTH_SECRET: 'a secret of tests, long enough to be one',
    SERVICE_SECRET: 'another secret of tests, as long as that',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    STUDENTS_URL: others,
    TUTORS_URL: others,
    CALENDAR_URL: others,
  };
}

function start(file: string, env: Record<string, string>): ChildProcess {
  const path = fileURLToPath(new URL(`../src/${file}`, import.meta.url));
  return spawn(process.execPath, [path], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function urlOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('The output of the process is not read.');
  for await (const line of createInterface({ input: stdout })) {
    const { msg, url }: { msg?: string; url?: string } = JSON.parse(line);
    if (msg === 'ready' && url !== undefined) return url;
  }
  throw new Error('The process ended before it was ready.');
}
