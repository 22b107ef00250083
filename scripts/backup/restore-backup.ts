import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { lockData } from '../platform/data-lock.ts';
import type { Installation } from './installation.ts';
import { databaseFiles, dumpFile, otherFiles } from './make-backup.ts';
import { BackupError, readManifest } from './manifest.ts';
import { findSchemas, loadSchemas } from './mysql-dump.ts';

export interface Restoring extends Installation {
  /** Folder of a backup. */
  readonly source: string;
  /** Whether what is stored now may go. */
  readonly replace: boolean;
  readonly now: Date;
}

/**
 * Brings an installation back to the moment of a backup. It must not run: throws DataInUseError when it does, and
 * BackupError when the backup is damaged, of another engine, or would take the place of something unasked. Files that
 * are replaced are moved aside; answers the folder where they are then, or null.
 */
export async function restoreBackup(options: Restoring): Promise<string | null> {
  const { directory, url, source } = options;
  const { engine, files } = await readManifest(source);
  if ((engine === 'mysql') !== (url !== undefined)) {
    throw new BackupError(
      engine === 'mysql'
        ? 'This backup is of a MySQL server: set DATABASE_URL.'
        : 'This backup is of embedded databases: leave DATABASE_URL out.',
    );
  }
  const lock = lockData(directory);
  try {
    const stored = await findStored(options);
    if (stored.length > 0 && !options.replace)
      throw new BackupError(`${stored.join(', ')} would be replaced: say --replace if they may go.`);
    const aside = moveAside(options);
    if (url !== undefined) await loadSchemas(url, join(source, dumpFile));
    for (const name of Object.keys(files).filter((file) => file !== dumpFile))
      copyFileSync(join(source, name), join(directory, name));
    return aside;
  } finally {
    lock.release();
  }
}

async function findStored({ directory, url }: Installation): Promise<readonly string[]> {
  const inFolder = databaseFiles.filter((name) => existsSync(join(directory, name)));
  return url === undefined ? inFolder : findSchemas(url);
}

/** A write-ahead log belongs to its database: left behind, it would be taken for that of the restored one. */
function moveAside({ directory, url, now }: Restoring): string | null {
  const databases = url === undefined ? databaseFiles : [];
  const present = [
    ...databases.flatMap((name) => [name, `${name}-wal`, `${name}-shm`]),
    ...otherFiles,
  ].filter((name) => existsSync(join(directory, name)));
  if (present.length === 0) return null;
  const aside = join(directory, `replaced-${now.toISOString().replaceAll(':', '-')}`);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of present) renameSync(join(directory, name), join(aside, name));
  return aside;
}
