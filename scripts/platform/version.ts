import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How the source in a folder names itself, as images do: its version, and the commit where it is checked out. */
export async function versionOf(root: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const commit = await run('git', ['rev-parse', 'HEAD'], { cwd: root }).then(
    ({ stdout }) => stdout.trim(),
    // Not from a repository, or no git here.
    () => undefined,
  );
  return commit === undefined ? version : `${version}+${commit}`;
}
