import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { git, root } from './history.ts';

export interface PreviousRun {
  readonly service: string;
  /** Whose code is run, the packages that it shares with others included. */
  readonly commit: string;
  /** The folder with the migrations of the next version. */
  readonly migrations: string;
  /** Test files of the service, from its folder. Default: all. */
  readonly tests?: readonly string[];
}

export interface PreviousResult {
  readonly passed: boolean;
  readonly output: string;
}

/**
 * Runs the earlier code of a service on the schema of the next version: its own tests, over HTTP, as they were at
 * that commit, but with the migrations of now. That is what blue goes through while green is on its way. It proves
 * as much as those tests ask; libraries are those of its own lock file, and the database is SQLite.
 */
export async function runPrevious({
  service,
  commit,
  migrations,
  tests,
}: PreviousRun): Promise<PreviousResult> {
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-previous-'));
  const place = join(folder, 'code');
  try {
    if (git('worktree', 'add', '--detach', place, commit) === undefined) {
      return { passed: false, output: `git cannot check ${commit} out.` };
    }
    if (hasOurLibraries(place)) linkLibraries(place);
    else await installLibraries(place);
    const schema = join(place, 'services', service, 'migrations');
    rmSync(schema, { recursive: true });
    cpSync(migrations, schema, { recursive: true });
    const files = tests ?? findTests(join(place, 'services', service, 'test'));
    return await runTests(
      place,
      files.map((file) => `services/${service}/test/${file}`),
    );
  } finally {
    git('worktree', 'remove', '--force', place);
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasOurLibraries(place: string): boolean {
  const lockOf = (folder: string) => readFileSync(join(folder, 'package-lock.json'), 'utf8');
  return lockOf(place) === lockOf(root);
}

/** The node that runs this is the one that runs that. */
async function installLibraries(place: string): Promise<void> {
  const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', ['ci', ...options], { cwd: place, maxBuffer: 16 * 1024 ** 2 });
}

/** Libraries as they are installed here; packages and services as they were. */
function linkLibraries(place: string): void {
  const installed = join(root, 'node_modules');
  const modules = join(place, 'node_modules');
  mkdirSync(join(modules, '@studyhall'), { recursive: true });
  for (const name of readdirSync(installed).filter((entry) => entry !== '@studyhall')) {
    symlinkSync(join(installed, name), join(modules, name));
  }
  for (const name of readdirSync(join(place, 'packages'))) {
    symlinkSync(join(place, 'packages', name), join(modules, '@studyhall', name));
  }
  for (const name of readdirSync(join(place, 'services'))) {
    symlinkSync(join(place, 'services', name), join(modules, '@studyhall', `${name}-service`));
  }
  for (const group of ['packages', 'services']) {
    for (const name of readdirSync(join(place, group))) {
      const own = join(root, group, name, 'node_modules');
      if (existsSync(own)) symlinkSync(own, join(place, group, name, 'node_modules'));
    }
  }
}

function findTests(folder: string): readonly string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.test.ts'));
}

async function runTests(place: string, files: readonly string[]): Promise<PreviousResult> {
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  const env = { ...inherited, STUDYHALL_TEST_ENGINES: 'sqlite', TZ: 'UTC' };
  const child = spawn(process.execPath, ['--test', '--test-reporter=spec', ...files], { cwd: place, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const [code]: (number | null)[] = await once(child, 'close');
  return { passed: code === 0, output };
}
