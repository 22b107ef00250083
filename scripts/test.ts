import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob, mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Mariadb, startMariadb } from '@studyhall/testing';
import { compileCache } from './platform/service-process.ts';
import { installPrograms, MissingProgramsError } from './programs.ts';
import { buildWeb, WebBuildError } from './web-build.ts';

const usage = `npm test [-- [--quick] [--test-name-pattern=...] [part of a file's path]...]
  --quick  only the tests of packages and of pure rules, on SQLite alone, without lint and types`;

const root = dirname(import.meta.dirname);
const everywhere = ['packages', 'services', 'web/{src,build,test}', 'scripts', 'tests', 'bench', 'infra'];
/** A test that hangs, or a process that leaves something open, fails after this. */
const timeoutMs = 600_000;

/** A server of MySQL to test on in place of a MariaDB of our own. */
const urlSetting = 'STUDYHALL_TEST_MYSQL_URL';

/** Signals end the running command, so that what follows it still happens. */
let stopCommand: (signal: NodeJS.Signals) => void = () => undefined;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    'test-name-pattern': { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

class UsageError extends Error {}

/** Whether the message says it all, so that a stack would only distract. */
function isExpected(error: unknown): error is Error {
  return [MissingProgramsError, UsageError, WebBuildError].some((type) => error instanceof type);
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const files = await findTestFiles();
  if (files.length === 0) throw new UsageError(`No test file matches ${positionals.join(' or ')}.`);
  if (values.quick) return runTests(files, { STUDYHALL_TEST_ENGINES: 'sqlite' });
  if (positionals.length === 0) {
    const checked =
      (await run('biome', ['check', '--error-on-warnings', '.'])) ||
      (await run('tsc', ['--noEmit'])) ||
      (await run('tsc', ['--noEmit', '--project', 'web'])) ||
      (await run('tsc', ['--noEmit', '--project', 'infra']));
    if (checked !== 0) return checked;
  }
  await buildWeb(() => console.log('Building the web application'));
  const given = process.env[urlSetting];
  if (given !== undefined) return runTests(files, { [urlSetting]: given });
  installPrograms();
  const mariadb: Mariadb = await startMariadb();
  try {
    return await runTests(files, { [urlSetting]: mariadb.url });
  } finally {
    await mariadb.stop();
  }
}

async function findTestFiles(): Promise<string[]> {
  const patterns = values.quick
    ? ['packages/*/{src,test}/**/*.test.ts', 'services/*/src/domain/**/*.test.ts', 'web/src/**/*.test.ts']
    : everywhere.map((folder) => `${folder}/**/*.test.ts`);
  const found = await Array.fromAsync(
    glob(patterns, { cwd: root, exclude: (name) => name.endsWith('node_modules') }),
  );
  const wanted = (file: string) =>
    positionals.length === 0 || positionals.some((part) => file.includes(part));
  return found.filter(wanted).sort();
}

/** Files of one workspace that share a process: half of what a short test takes is loading what it tests. */
const filesPerProcess = 16;
/** Those that start a platform or a browser stay alone. */
const aloneIn = /^(tests|web\/test|scripts)\//;
/** Takes a third of the whole time, so it comes first, beside what keeps the machine least busy. */
const longestIn = 'web/test/';

/** Writes, for each process, a file that imports the test files it runs; named in the order in which they are to run. */
async function groupTestFiles(files: readonly string[]): Promise<string[]> {
  const directory = join(root, 'node_modules/.cache/tests');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const shared = Map.groupBy(
    files.filter((file) => !aloneIn.test(file)),
    workspaceOf,
  );
  const groups = [...shared.values()].flatMap((members) =>
    Array.from({ length: Math.ceil(members.length / filesPerProcess) }, (_, index) =>
      members.slice(index * filesPerProcess, (index + 1) * filesPerProcess),
    ),
  );
  const alone = files.filter((file) => aloneIn.test(file)).map((file) => [file]);
  const [longest, others] = [true, false].map((isLongest) =>
    alone.filter(([file]) => file?.startsWith(longestIn) === isLongest),
  );
  const processes = [...(longest ?? []), ...groups, ...(others ?? [])];
  return Promise.all(
    processes.map(async (members, index) => {
      const name = members.length > 1 ? workspaceOf(members[0] ?? '') : members.join();
      // Node runs them in the order of their names.
      const path = join(
        directory,
        `${String(index).padStart(3, '0')}-${name.replaceAll(/[^\w]+/g, '-')}.test.mjs`,
      );
      await writeFile(
        path,
        members.map((file) => `import ${JSON.stringify(pathToFileURL(join(root, file)).href)};\n`).join(''),
      );
      return path;
    }),
  );
}

function workspaceOf(file: string): string {
  return file.split('/', 2).join('/');
}

async function runTests(files: readonly string[], settings: Record<string, string>): Promise<number> {
  const options = [
    '--test',
    '--test-reporter=spec',
    `--test-concurrency=${availableParallelism()}`,
    `--test-timeout=${timeoutMs}`,
    ...values['test-name-pattern'].map((pattern) => `--test-name-pattern=${pattern}`),
  ];
  const env = { TZ: 'UTC', NODE_COMPILE_CACHE: compileCache, ...settings };
  return run(process.execPath, [...options, ...(await groupTestFiles(files))], env);
}

/** Runs a command to its end and answers its exit code. */
async function run(
  command: string,
  args: readonly string[],
  settings: Record<string, string> = {},
): Promise<number> {
  const env = { ...process.env, ...settings };
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  stopCommand = (signal) => child.kill(signal);
  const [code]: (number | null)[] = await once(child, 'exit');
  return code ?? 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopCommand(signal));

try {
  process.exitCode = await main();
} catch (error) {
  console.error(isExpected(error) ? error.message : error);
  process.exitCode = 1;
}
