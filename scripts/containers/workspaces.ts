import { globSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

const root = join(import.meta.dirname, '../..');

interface Manifest {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

/** Folders of all workspaces, as the root's package.json lists them. */
export const workspaces: readonly string[] = (readManifest('.').workspaces ?? [])
  .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
  .map((file) => dirname(file).split(sep).join('/'))
  .sort();

/** Folders of the workspaces that one needs at run time, itself among them. */
export function neededBy(folder: string): readonly string[] {
  const byName = new Map(workspaces.map((one) => [readManifest(one).name, one]));
  const found = new Set<string>();
  const visit = (one: string) => {
    if (found.has(one)) return;
    found.add(one);
    for (const name of Object.keys(readManifest(one).dependencies ?? {})) {
      const next = byName.get(name);
      if (next !== undefined) visit(next);
    }
  };
  visit(folder);
  return [...found].sort();
}

export function packageName(folder: string): string {
  return readManifest(folder).name;
}
