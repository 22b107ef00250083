import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

// The tests of the services on MySQL itself, whose server must be installed as `mysqld`: what the pipeline runs in
// the image of MySQL 8.4. Everywhere else they run on MariaDB.
const folder = mkdtempSync(join(tmpdir(), 'studyhall-mysql-'));
const port = 13_306;
const url = `mysql://root@127.0.0.1:${port}`;
const place = [`--datadir=${join(folder, 'data')}`, '--user=root'];
const startMs = 60_000;

execFileSync('mysqld', ['--no-defaults', ...place, '--initialize-insecure'], { stdio: 'inherit' });
const server = spawn(
  'mysqld',
  [
    '--no-defaults',
    ...place,
    `--port=${port}`,
    `--socket=${folder}/socket`,
    '--mysqlx=OFF',
    '--max-connections=300',
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
try {
  await untilReady();
  const { status } = spawnSync('npm', ['test', '--', 'services/'], {
    env: { ...process.env, STUDYHALL_TEST_MYSQL_URL: url },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.exitCode = status ?? 1;
} finally {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

async function untilReady(): Promise<void> {
  const deadline = Date.now() + startMs;
  for (;;) {
    try {
      await (await createConnection(url)).end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(200);
    }
  }
}
