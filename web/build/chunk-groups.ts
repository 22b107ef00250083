import { join } from 'node:path';
import type { Rolldown } from 'vite';
import { shell } from './opening-files.ts';

const sources = join(import.meta.dirname, '..', 'src/');

/** Small, and used by the landing page besides. */
const firstUsed = /icons-react\/dist\/esm\/icons|\/useQuery\./;

/** Small, and used by most pages through some component or other. */
const oftenUsed =
  /\/(?:ActionIcon|Group|infiniteQueryObserver|useInfiniteQuery|noop|use-(?:debounced-\w+|disclosure|uncontrolled|mantine-color-scheme|computed-color-scheme))[./]/;

/** What the pages of one part of the application share. */
const parts: Readonly<Record<string, RegExp>> = {
  tutors: /(?:components\/slots|features\/tutors|routes\/tutors)\//,
  calendar: /(?:components\/(?:calendar|week-grid)|features\/calendar|routes\/calendar)\//,
  groups: /(?:components\/groups|features\/(?:groups|meetings|polls|posts)|routes\/groups)\//,
};

/** They come with those of what is shared, as the styles of a page come with those of its part. */
const shellStyles = /src\/app\/shell\/.*\.css$/;

/** What else stays with the pages that have it. */
const stays = /src\/(?:routes|features|app|components\/(?:slots|calendar|week-grid|groups))\//;
/** Where something is written: those who read have no use for it. */
const forms = /-form\./;

type Group = Rolldown.CodeSplittingGroup;
type Context = Parameters<Extract<Group['name'], (...given: never) => unknown>>[1];

/**
 * Few files that compress well, instead of a hundred of a few hundred bytes: every page begins with React and the core.
 * Those of whoever is signed in have the shell besides, what they share, a file of their part, and one of their own.
 */
export function chunkGroups(): Group[] {
  let graph: Graph | undefined;
  const group = (priority: number, name: string, has: (id: string, graph: Graph) => boolean): Group => ({
    priority,
    name: (id, context) => {
      graph ??= readGraph(context);
      return has(id, graph) ? name : null;
    },
  });
  return [
    // Beside the rest of the core, not before it; and the same in the next release.
    { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\//, priority: 9 },
    group(8, 'core', (id, { first }) => firstUsed.test(id) || first.has(id)),
    { name: 'form', test: /@mantine\/form/, priority: 7 },
    group(
      6,
      'shared',
      (id, { shared }) => oftenUsed.test(id) || shellStyles.test(id) || (shared.has(id) && !stays.test(id)),
    ),
    ...Object.entries(parts).map(([name, part]) =>
      group(
        5,
        name,
        (id, { shared }) =>
          part.test(id) && !forms.test(id) && (shared.has(id) || id.endsWith('.module.css')),
      ),
    ),
  ];
}

/** Of our own modules; the libraries' come with those that use them. */
interface Graph {
  /** Those that are there before any page is. */
  readonly first: ReadonlySet<string>;
  /** Those of the shell, or of more than one page. */
  readonly shared: ReadonlySet<string>;
}

function readGraph(context: Context): Graph {
  const list = (id: string, kind: 'importedIds' | 'dynamicallyImportedIds') =>
    (context.getModuleInfo(id)?.[kind] ?? []).filter((imported) => imported.startsWith(sources));
  const reach = (from: string) => {
    const found = new Set([from]);
    for (const id of found) for (const imported of list(id, 'importedIds')) found.add(imported);
    return found;
  };
  const main = reach(`${sources}main.tsx`);
  const landing = reach(`${sources}routes/public/landing-page.tsx`);
  const pages = new Set([...main].flatMap((id) => list(id, 'dynamicallyImportedIds')));
  const loads = [...pages]
    .filter((id) => id.startsWith(`${sources}routes/`))
    .flatMap((page) => [...reach(page)]);
  const repeated = loads.filter((id, index) => loads.indexOf(id) < index);
  return {
    first: main.union(
      new Set([...landing].filter((id) => !/\/(?:features|routes)\/(?:landing|public)\//.test(id))),
    ),
    shared: reach(join(sources, '..', shell)).union(new Set(repeated)),
  };
}
