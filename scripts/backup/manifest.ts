import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { matches } from '@studyhall/http';
import { type Static, Type } from 'typebox';

const ManifestSchema = Type.Object({
  /** RFC 3339: when the databases were as they are in here. */
  takenAt: Type.String(),
  engine: Type.Enum(['sqlite', 'mysql']),
  /** SHA-256 of each file beside this one. */
  files: Type.Record(Type.String({ pattern: '^[\\w.-]+$' }), Type.String()),
});
export type Manifest = Static<typeof ManifestSchema>;

/** A folder that is no backup, or no longer the one that was made. */
export class BackupError extends Error {
  override name = 'BackupError';
}

const manifestFile = 'backup.json';

export async function writeManifest(
  folder: string,
  names: readonly string[],
  what: Omit<Manifest, 'files'>,
): Promise<void> {
  const sums: [string, string][] = [];
  for (const name of names) sums.push([name, await sumOf(join(folder, name))]);
  const manifest: Manifest = { ...what, files: Object.fromEntries(sums) };
  writeFileSync(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
}

/** Reads what a folder holds. Throws BackupError unless every file is there as it was written. */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = parse(folder);
  for (const [name, sum] of Object.entries(manifest.files)) {
    const found = await sumOf(join(folder, name)).catch(() => 'missing');
    if (found !== sum)
      throw new BackupError(`${join(folder, name)} is not as it was when the backup was made.`);
  }
  return manifest;
}

function parse(folder: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(folder, manifestFile), 'utf8'));
  } catch (error) {
    throw new BackupError(`${folder} holds no backup: its ${manifestFile} cannot be read.`, { cause: error });
  }
  if (!matches(ManifestSchema, value)) throw new BackupError(`${folder} holds no backup of this version.`);
  return value;
}

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part);
  return hash.digest('hex');
}
