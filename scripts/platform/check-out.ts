import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ownRoot = dirname(dirname(import.meta.dirname));

interface CheckOutOptions {
  /** Data folder; commits are kept in it. */
  readonly directory: string;
  readonly report: (line: string) => void;
}

/** The source of a commit with what it needs to run, in a folder of its own. */
export async function checkOut(commit: string, { directory, report }: CheckOutOptions): Promise<string> {
  const { stdout } = await run('git', ['rev-parse', '--verify', `${commit}^{commit}`], { cwd: ownRoot });
  const id = stdout.trim();
  const folder = join(directory, 'releases', id);
  if (!existsSync(folder)) {
    report(`Checking out ${id}`);
    await run('git', ['worktree', 'add', '--detach', folder, id], { cwd: ownRoot });
  }
  report('Installing what it needs');
  await run('node', ['scripts/install.mjs'], { cwd: folder });
  return folder;
}
