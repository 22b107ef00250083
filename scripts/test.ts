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
/** Those that start a platform or a browser stay alone; they take longest, so they come first. */
const aloneIn = /^(tests|web\/test|scripts)\//;

/** Writes, for each group of files that share a process, one that imports them. */
async function groupTestFiles(files: readonly string[]): Promise<string[]> {
  const directory = join(root, 'node_modules/.cache/tests');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const [alone = [], shared = []] = [true, false].map((isAlone) =>
    files.filter((file) => aloneIn.test(file) === isAlone),
  );
  const groups: string[] = [];
  for (const [workspace, members] of Map.groupBy(shared, workspaceOf)) {
    for (let first = 0; first < members.length; first += filesPerProcess) {
      const imports = members
        .slice(first, first + filesPerProcess)
        .map((file) => `import ${JSON.stringify(pathToFileURL(join(root, file)).href)};\n`);
      const group = join(directory, `${workspace.replace('/', '-')}-${first}.test.mjs`);
      await writeFile(group, imports.join(''));
      groups.push(group);
    }
  }
  return [...alone.toReversed(), ...groups];
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
