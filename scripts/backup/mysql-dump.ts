import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { schemaName } from '@studyhall/db';
import { databaseServices } from '@studyhall/platform';

/** A program of MySQL or MariaDB that is missing, or that ended with a fault; the message says what it said. */
export class MysqlProgramError extends Error {
  override name = 'MysqlProgramError';
}

const dumpPrograms = ['mysqldump', 'mariadb-dump'];
const clientPrograms = ['mysql', 'mariadb'];

/** The schemas of all services on a server. */
export function schemasOf(url: string): readonly string[] {
  return databaseServices().map(({ name }) => schemaName({ url, schema: name, poolSize: 1 }));
}

/** Writes all schemas as SQL, as they were at one moment: InnoDB keeps it for the one transaction that reads them. */
export async function dumpSchemas(url: string, file: string): Promise<void> {
  const options = [
    '--single-transaction',
    '--quick',
    '--hex-blob',
    '--no-tablespaces',
    '--add-drop-database',
  ];
  const { child, ended } = start(dumpPrograms, url, [...options, '--databases', ...schemasOf(url)]);
  child.stdin.end();
  await Promise.all([pipeline(child.stdout, createWriteStream(file, { mode: 0o600 })), ended]);
}

/** Puts the schemas of a dump in the place of those that are there. */
export async function loadSchemas(url: string, file: string): Promise<void> {
  const { child, ended } = start(clientPrograms, url, []);
  child.stdout.resume();
  await Promise.all([pipeline(createReadStream(file), child.stdin), ended]);
}

/** Those of our schemas that exist on the server. */
export async function findSchemas(url: string): Promise<readonly string[]> {
  const { child, ended } = start(clientPrograms, url, ['--batch', '--skip-column-names']);
  child.stdin.end('SHOW DATABASES;');
  const [listed] = await Promise.all([text(child.stdout), ended]);
  const known = new Set(listed.split('\n'));
  return schemasOf(url).filter((schema) => known.has(schema));
}

function start(programs: readonly string[], url: string, args: readonly string[]) {
  const { hostname, port, username, password, searchParams } = new URL(url);
  if (searchParams.has('tls')) {
    throw new MysqlProgramError('Amazon RDS makes its own backups: docs/runbook.md says how to restore one.');
  }
  const program = programs.find((name) => spawnSync(name, ['--version']).status === 0);
  if (program === undefined) {
    throw new MysqlProgramError(
      `This needs ${programs.join(' or ')}, of the client programs of MySQL or MariaDB.`,
    );
  }
  const place = [`--host=${hostname}`, `--port=${port || 3306}`, `--user=${decodeURIComponent(username)}`];
  // In the environment others cannot read it, in the arguments they can.
  const env = { ...process.env, MYSQL_PWD: decodeURIComponent(password) };
  const protocol = ['--protocol=tcp', '--default-character-set=utf8mb4'];
  const child = spawn(program, [...place, ...protocol, ...args], { env, stdio: 'pipe' });
  const said = text(child.stderr);
  const ended = once(child, 'close').then(async ([code]) => {
    if (code !== 0) throw new MysqlProgramError(`${program} ended with ${code}: ${(await said).trim()}`);
  });
  return { child, ended };
}
