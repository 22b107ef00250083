import type { Plugin, Rolldown } from 'vite';

/** What surrounds the pages: of whoever is signed in, and of everybody else. */
export const layouts = {
  everyone: 'src/app/shell/shell.tsx',
  visitors: 'src/app/shell/public-layout.tsx',
} as const;

/**
 * Tells public/opening.js, in attributes of its element, which files each layout needs beside those that the page
 * names itself: it asks for them while the application is still on its way.
 */
export function openingFiles(): Plugin {
  return {
    name: 'studyhall-opening-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {}, chunk: entry }) => {
        const atOnce = entry ? filesOf(bundle, entry) : new Set();
        const attributes = Object.entries(layouts).map(([name, module]) => {
          const files = filesOf(bundle, findChunk(bundle, module)).difference(atOnce);
          return ` data-${name}="${[...files].map((file) => `/${file}`).join(' ')}"`;
        });
        return html.replace('<script src="/opening.js"', (element) => element + attributes.join(''));
      },
    },
  };
}

function findChunk(bundle: Rolldown.OutputBundle, module: string): Rolldown.OutputChunk {
  const chunk = Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${module}`),
  );
  if (chunk?.type !== 'chunk') throw new Error(`No file of its own is made of ${module}.`);
  return chunk;
}

/** Scripts and styles of a chunk and of all that it imports. */
function filesOf(bundle: Rolldown.OutputBundle, { fileName }: Rolldown.OutputChunk): Set<string> {
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
