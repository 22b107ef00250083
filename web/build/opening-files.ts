import type { Plugin, Rolldown } from 'vite';

/** What surrounds the pages of whoever is signed in. */
export const shell = 'src/app/shell/shell.tsx';

/** Those that people open most, by address, and what each is made of; `*` stands for any one part of an address. */
const pages = {
  '/home': ['home/home-page'],
  '/find': ['tutors/find-page'],
  '/tutors/*': ['tutors/tutor-page'],
  '/sessions': ['sessions/sessions-page'],
  '/sessions/*': ['sessions/session-page'],
  '/groups': ['groups/groups-page'],
  '/groups/*': ['groups/group-layout', 'groups/overview-page'],
  '/calendar': ['calendar/calendar-layout', 'calendar/calendar-page'],
  '/notifications': ['notifications/notifications-page'],
};

/**
 * Tells public/opening.js, in attributes of its element, which files the shell and the page at each address need beside
 * those that index.html names itself: it asks for them while the application is still on its way.
 */
export function openingFiles(): Plugin {
  return {
    name: 'studyhall-opening-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {}, chunk: entry }) => {
        const atOnce = entry ? listFiles(bundle, entry) : new Set<string>();
        const inShell = listFiles(bundle, findChunk(bundle, shell)).difference(atOnce);
        const known = atOnce.union(inShell);
        const inPages = Object.entries(pages).map(([address, modules]) => {
          const files = modules.flatMap((name) => [
            ...listFiles(bundle, findChunk(bundle, `src/routes/${name}.tsx`)).difference(known),
          ]);
          return [address, ...writeFiles(new Set(files))].join(' ');
        });
        const attributes = ` data-shell="${writeFiles(inShell).join(' ')}" data-pages="${inPages.join(', ')}"`;
        return html.replace('<script src="/opening.js"', (element) => element + attributes);
      },
    },
  };
}

function writeFiles(files: ReadonlySet<string>): string[] {
  return [...files].map((file) => `/${file}`);
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
