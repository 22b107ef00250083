import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';

/** A server of MariaDB of our own, in a folder that goes with it. */
export interface Mariadb {
  /** `mysql://root@127.0.0.1:port` */
  readonly url: string;
  /** Ends the process at once, as a crash would; the data stays. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Ends it and deletes the data. */
  stop(): Promise<void>;
}

const startTimeoutMs = 30_000;
/** Enough for tests on a small machine; a commit is not forced to disk, since the data is thrown away. */
const serverOptions = [
  '--bind-address=127.0.0.1',
  '--skip-name-resolve',
  '--skip-log-bin',
  '--innodb-buffer-pool-size=128M',
  '--innodb-log-file-size=32M',
  '--innodb-flush-log-at-trx-commit=2',
  '--innodb-doublewrite=0',
  '--max-connections=300',
  '--performance-schema=OFF',
];

/** Starts a server on a free port. The machine needs `mariadbd` and `mariadb-install-db`. */
export async function startMariadb(options: readonly string[] = []): Promise<Mariadb> {
  const directory = await mkdtemp(join(tmpdir(), 'studyhall-mariadb-'));
  const port = await findFreePort();
  const url = `mysql://root@127.0.0.1:${port}`;
  // It refuses to run as root unless told to.
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const place = ['--no-defaults', `--datadir=${directory}/data`, ...asRoot];
  await promisify(execFile)(
    'mariadb-install-db',
    [...place, '--skip-test-db', '--auth-root-authentication-method=normal'],
    { env: environment(directory) },
  );
  const address = [`--port=${port}`, `--socket=${directory}/socket`, `--log-error=${directory}/error.log`];
  const run = () => launch([...place, ...address, ...serverOptions, ...options], environment(directory), url);
  let server = await run();
  const kill = () => end(server);
  // A test process that ends without stopping its server takes it along.
  const abandon = () => {
    server.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  process.once('exit', abandon);
  return {
    url,
    kill,
    restart: async () => {
      server = await run();
    },
    stop: async () => {
      process.off('exit', abandon);
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A server deletes at its start what other servers keep in a folder for temporary files that they share. */
function environment(directory: string): NodeJS.ProcessEnv {
  return { ...process.env, TMPDIR: directory, PATH: `${process.env['PATH']}:/usr/sbin:/usr/local/sbin` };
}

async function launch(
  options: readonly string[],
  env: NodeJS.ProcessEnv,
  url: string,
): Promise<ChildProcess> {
  const server = spawn('mariadbd', options, { stdio: 'ignore', env });
  server.unref();
  const failure = once(server, 'exit').then(([code]) => {
    throw new Error(`mariadbd ended with ${code} before it was ready`);
  });
  await Promise.race([failure, untilReady(url)]);
  return server;
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    try {
      const connection = await createConnection(url);
      await connection.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(50);
    }
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.ref();
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
