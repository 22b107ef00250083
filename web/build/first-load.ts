import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { shell } from './opening-files.ts';

/** Which file needs which others, beside what is served. */
export const manifestFile = '.manifest';

const web = join(import.meta.dirname, '..');

type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

export interface PageLoad {
  readonly page: string;
  /** Of all script that a page's first sight needs, compressed. */
  readonly bytes: number;
}

/**
 * What each page loads before anything of it is seen, largest first: the application, the layouts around the page, the
 * page, and all that these import. What a page loads later, such as a chart below its table, is not in it.
 */
export function measureFirstLoads(dist: string): readonly PageLoad[] {
  // Vite writes it.
  const manifest = JSON.parse(readFileSync(join(dist, manifestFile), 'utf8')) as Manifest;
  const entry = findEntry(manifest, readFileSync(join(dist, 'index.html'), 'utf8'));
  return findPages()
    .map(({ page, around }) => {
      const files = filesOf(manifest, [...entry, ...around, page]);
      const sizes = [...files].map((file) => compressedSize(join(dist, file)));
      return { page, bytes: sizes.reduce((sum, size) => sum + size, 0) };
    })
    .toSorted((a, b) => b.bytes - a.bytes);
}

/** What the page itself names; Vite's manifest knows it by other names. */
function findEntry(manifest: Manifest, html: string): string[] {
  const scripts = [...html.matchAll(/<script type="module"[^>]* src="\/([^"]+)"/g)].map(([, file]) => file);
  return Object.keys(manifest).filter((key) => scripts.includes(manifest[key]?.file));
}

interface Page {
  readonly page: string;
  readonly around: readonly string[];
}

/** Every module that a route loads, but layouts, with the layouts around it. */
function findPages(): Page[] {
  return globSync('src/routes/**/routes.ts', { cwd: web }).flatMap((routes) => {
    const folder = dirname(resolve(web, routes));
    const loaded = [...readFileSync(join(web, routes), 'utf8').matchAll(/import\('([^']+)'\)/g)]
      .map(([, path = '']) => relative(web, resolve(folder, path)))
      .filter((path) => path !== shell);
    const inner = loaded.filter((path) => path.endsWith('-layout.tsx'));
    const outer = routes.includes('/public/') ? [] : [shell];
    return loaded
      .filter((path) => !inner.includes(path))
      .map((page) => ({ page, around: [...outer, ...inner] }));
  });
}

function filesOf(manifest: Manifest, keys: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the manifest of the built application.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return files;
}

function compressedSize(file: string): number {
  return (statSync(`${file}.br`, { throwIfNoEntry: false }) ?? statSync(file)).size;
}
