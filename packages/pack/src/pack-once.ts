import { createHash, randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { glob, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packInto } from './pack-into.ts';

export interface PackOptions {
  /** Folder of the source that has the service. */
  readonly root: string;
  readonly name: string;
  /** Told before the work, where there is some. */
  readonly onPack?: (name: string) => void;
}

/** How many are kept of each service, the last used: a process that crashes is started again from its own. */
const kept = 10;

/**
 * The packed main program of a service as its sources are now: made where they have changed since. It stays as it is
 * when they change later, so that a process can be started again as it was.
 *
 * @returns The file to run, in `dist` beside the sources.
 * @throws PackError
 */
export async function packOnce({ root, name, onPack = () => {} }: PackOptions): Promise<string> {
  const dist = join(root, 'services', name, 'dist');
  const folder = join(dist, await digestSources(root, name));
  const main = join(folder, 'main.js');
  if (existsSync(main)) {
    utimesSync(folder, new Date(), new Date());
    return main;
  }
  onPack(name);
  // Beside its place, as deep in the folders, and put there when it is whole.
  const fresh = `${folder}-${randomUUID()}`;
  try {
    await packInto(fresh, root, name);
    renameSync(fresh, folder);
  } catch (error) {
    // Where another process was faster, its own is the same.
    if (!existsSync(main)) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  await removeUnused(dist);
  return main;
}

async function removeUnused(dist: string): Promise<void> {
  const folders = (await readdir(dist)).map((entry) => join(dist, entry));
  // Another process may take its own away meanwhile.
  const usedAt = (folder: string) => statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const unused = folders.sort((a, b) => usedAt(b) - usedAt(a)).slice(kept);
  await Promise.all(unused.map((folder) => rm(folder, { recursive: true, force: true })));
}

async function digestSources(root: string, name: string): Promise<string> {
  const places = ['packages/*', `services/${name}`];
  const sources = places.flatMap((place) => [`${place}/package.json`, `${place}/src/**/*.ts`]);
  const files = await Array.fromAsync(glob(sources, { cwd: root }));
  const hash = createHash('sha256').update(await readFile(join(root, 'package-lock.json')));
  for (const file of files.sort()) hash.update(file).update(await readFile(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
