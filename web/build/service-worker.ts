import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';

interface KeptFile {
  readonly url: string;
  /** Null where the name says it already. */
  readonly revision: string | null;
}

/** Without names of their content. The page stands at every address, and is asked for at the first. */
const unnamed = { '/': 'index.html', '/opening.js': 'opening.js' };

/** Builds the service worker when the application is built, with the list of its files. */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig | undefined;
  return {
    name: 'studyhall-service-worker',
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved;
    },
    closeBundle: async () => {
      if (!config) throw new Error('The configuration is resolved before anything is built.');
      const { root } = config;
      const outDir = resolve(root, config.build.outDir);
      await build({
        configFile: false,
        root,
        logLevel: config.logLevel ?? 'warn',
        define: { __FILES__: JSON.stringify(await listFiles(outDir)) },
        build: {
          outDir,
          emptyOutDir: false,
          copyPublicDir: false,
          target: config.build.target,
          rolldownOptions: {
            input: join(root, 'src/service-worker/service-worker.ts'),
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      });
    },
  };
}

async function listFiles(folder: string): Promise<readonly KeptFile[]> {
  const assets = (await readdir(join(folder, 'assets')))
    .filter((name) => /\.(?:js|css|svg)$/.test(name))
    .sort();
  const named = assets.map((name) => ({ url: `/assets/${name}`, revision: null }));
  const others = await Promise.all(
    Object.entries(unnamed).map(async ([url, file]) => ({ url, revision: await digest(join(folder, file)) })),
  );
  return [...named, ...others];
}

async function digest(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
    .slice(0, 16);
}
