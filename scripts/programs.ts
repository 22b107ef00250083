import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs of the system that the tests run, and the Debian package of each. */
const needed = [
  { program: 'mariadbd', package: 'mariadb-server-core', also: ['mariadb-client-core'] },
  { program: 'mariadb-dump', package: 'mariadb-client', also: [] },
  { program: 'chromium', package: 'chromium', also: [] },
] as const;

/** Where Debian keeps servers; often not on an ordinary user's PATH. */
const serverFolders = ['/usr/sbin', '/usr/local/sbin'];

export class MissingProgramsError extends Error {
  override name = 'MissingProgramsError';
}

/** Installs what is missing from the system's packages where it may; else throws, naming the command. */
export function installPrograms(): void {
  const missing = findMissing();
  if (missing.length === 0) return;
  const packages = missing.flatMap((row) => [row.package, ...row.also]);
  const install = ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages];
  console.log(`Installing ${packages.join(' and ')}`);
  const runAs = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  try {
    run([...runAs, 'apt-get', 'update', '--quiet=2']);
    run([...runAs, ...install]);
  } catch (error) {
    const programs = missing.map(({ program }) => program).join(' and ');
    throw new MissingProgramsError(
      `The tests need ${programs}, which could not be installed. Run: sudo ${install.join(' ')}`,
      { cause: error },
    );
  }
}

function findMissing() {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...serverFolders];
  return needed.filter(({ program }) => !folders.some((folder) => isExecutable(join(folder, program))));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run([command = '', ...args]: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
}
