import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseServices } from '@studyhall/platform';
import type { Installation } from './installation.ts';
import { BackupError, type Manifest, writeManifest } from './manifest.ts';
import { dumpSchemas } from './mysql-dump.ts';
import { copyAtOneMoment } from './sqlite-cut.ts';

export const databaseFiles = databaseServices().map(({ name }) => `${name}.sqlite`);
export const dumpFile = 'schemas.sql';
/** Without the secrets nobody could sign in any more: identity's keys are encrypted with one of them. */
export const otherFiles = ['secrets.json', 'demo-university'] as const;

/**
 * Makes a folder within `place` that holds all databases as they were at one moment, and the secrets: whoever has it
 * has everything. The platform may run meanwhile. Answers the folder.
 */
export async function makeBackup(
  { directory, url }: Installation,
  place: string,
  now: Date,
): Promise<string> {
  const folder = join(place, now.toISOString().replaceAll(':', '-'));
  // Under another name until it is whole.
  const unfinished = `${folder}.unfinished`;
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  try {
    const databases = await copyDatabases({ directory, url }, unfinished);
    const others = otherFiles.filter((name) => existsSync(join(directory, name)));
    for (const name of others) copyFileSync(join(directory, name), join(unfinished, name));
    const engine: Manifest['engine'] = url === undefined ? 'sqlite' : 'mysql';
    await writeManifest(unfinished, [...databases, ...others], { takenAt: now.toISOString(), engine });
    renameSync(unfinished, folder);
    return folder;
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Answers the names of the files that it made. */
async function copyDatabases({ directory, url }: Installation, target: string): Promise<readonly string[]> {
  if (url !== undefined) {
    await dumpSchemas(url, join(target, dumpFile));
    return [dumpFile];
  }
  const missing = databaseFiles.filter((name) => !existsSync(join(directory, name)));
  if (missing.length > 0)
    throw new BackupError(`${directory} has no ${missing.join(', ')}: there is nothing whole to keep.`);
  await copyAtOneMoment(
    databaseFiles.map((name) => join(directory, name)),
    target,
  );
  return databaseFiles;
}
