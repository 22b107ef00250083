import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of the built web application, held in memory. */
export interface WebFile {
  /** Path at the front door, from its root. */
  readonly path: string;
  readonly type: string;
  readonly etag: string;
  /** Named by its content: the same forever under this name. */
  readonly isImmutable: boolean;
  /** The file as it is, and as it was compressed when it was built. */
  readonly bodies: ReadonlyMap<Encoding, Buffer>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

const compressed = { br: '.br', gzip: '.gz' } as const;

/** Everything below a folder; nothing where the folder is not there. */
export async function readWebFiles(folder: string): Promise<readonly WebFile[]> {
  const names = await list(folder);
  const known = new Set(names);
  const files = names.filter((name) => extname(name) in types);
  return files.map((name) => readWebFile(folder, name, known));
}

/** Before there are requests: one after the other takes the least memory, and no longer. */
function readWebFile(folder: string, name: string, known: ReadonlySet<string>): WebFile {
  const content = readFileSync(join(folder, name));
  const bodies = new Map<Encoding, Buffer>([['identity', content]]);
  for (const [encoding, ending] of Object.entries(compressed)) {
    // The keys of `compressed` are encodings.
    if (known.has(name + ending)) bodies.set(encoding as Encoding, readFileSync(join(folder, name + ending)));
  }
  return {
    path: `/${name}`,
    type: types[extname(name)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    isImmutable: name.startsWith('assets/'),
    bodies,
  };
}

/** Paths of files below a folder, with slashes. */
async function list(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
      .map((path) => path.replace(/^\//, ''));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
