import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const web = join(root, 'web');
const dist = join(web, 'dist');
/** Holds what the built files were built from. */
const stampFile = '.built-from';

const sources = ['index.html', 'package.json', 'vite.config.ts', '{src,public,build}/**/*.*'];

/** The web application could not be built; the message carries what the builder said. */
export class WebBuildError extends Error {
  override name = 'WebBuildError';
}

/** Builds the web application where its sources, or what it is built with, have changed since. */
export async function buildWeb(onBuild: () => void = () => {}): Promise<void> {
  const stamp = await digestSources();
  if (readStamp() === stamp) return;
  onBuild();
  // Built beside the old one and swapped in, so that a platform that starts meanwhile serves one or the other.
  const fresh = `${dist}-${process.pid}`;
  try {
    execFileSync('npx', ['vite', 'build', '--logLevel=error', `--outDir=${fresh}`, '--emptyOutDir'], {
      cwd: web,
      stdio: 'pipe',
    });
    writeFileSync(join(fresh, stampFile), stamp);
    rmSync(dist, { recursive: true, force: true });
    renameSync(fresh, dist);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new WebBuildError(`The web application could not be built:\n${said}`);
  }
}

function readStamp(): string | undefined {
  const file = join(dist, stampFile);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function digestSources(): Promise<string> {
  const files = await Array.fromAsync(glob(sources, { cwd: web }));
  const hash = createHash('sha256').update(await readFile(join(root, 'package-lock.json')));
  for (const file of files.sort()) hash.update(file).update(await readFile(join(web, file)));
  return hash.digest('hex');
}
