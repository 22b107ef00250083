import type { Plugin, Rolldown } from 'vite';

/** What surrounds the pages of whoever is signed in. */
export const shell = 'src/app/shell/shell.tsx';

/**
 * Tells public/opening.js, in an attribute of its element, which files the shell needs beside those that the page
 * names itself: it asks for them while the application is still on its way.
 */
export function openingFiles(): Plugin {
  return {
    name: 'studyhall-opening-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {}, chunk: entry }) => {
        const atOnce = entry ? listFiles(bundle, entry) : new Set();
        const files = [...listFiles(bundle, findChunk(bundle, shell)).difference(atOnce)];
        const attribute = ` data-shell="${files.map((file) => `/${file}`).join(' ')}"`;
        return html.replace('<script src="/opening.js"', (element) => element + attribute);
      },
    },
  };
}

export function findChunk(bundle: Rolldown.OutputBundle, module: string): Rolldown.OutputChunk {
  const chunk = Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${module}`),
  );
  if (chunk?.type !== 'chunk') throw new Error(`No file of its own is made of ${module}.`);
  return chunk;
}

/** Scripts and styles of a chunk and of all that it imports. */
export function listFiles(bundle: Rolldown.OutputBundle, { fileName }: Rolldown.OutputChunk): Set<string> {
  const files = new Set<string>();
  const visit = (name: string) => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || files.has(name)) return;
    files.add(name);
    chunk.imports.forEach(visit);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
  };
  visit(fileName);
  return files;
}
