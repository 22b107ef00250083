import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './build/compress.ts';
import { manifestFile } from './build/first-load.ts';
import { landingPage } from './build/landing-page.ts';
import { openingFiles } from './build/opening-files.ts';
import { platformProxy } from './build/platform-proxy.ts';
import { serviceWorker } from './build/service-worker.ts';

/** Heavy, and needed by fewer pages than have it: lists to choose from, and what belongs to one feature. */
const ownFiles =
  /floating-ui|@mantine\/form|\/(?:Combobox|Floating|Popover|ScrollArea|Select|MultiSelect|Pill|PillsInput|features)\//;

export default defineConfig({
  plugins: [react(), openingFiles(), landingPage(), serviceWorker(), compress()],
  build: {
    target: 'baseline-widely-available',
    // A file of its own for each: a data: URL would go past the cache, and past the policy for fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    manifest: manifestFile,
    rolldownOptions: {
      output: {
        // Few files that compress well, instead of a hundred of a few hundred bytes.
        codeSplitting: {
          groups: [
            // Beside the rest of the core, not before it; and the same in the next release.
            { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\//, priority: 7 },
            { name: 'core', tags: ['$initial'], priority: 6 },
            { name: 'icons', test: /icons-react\/dist\/esm\/icons/, priority: 4 },
            { name: 'form', test: /@mantine\/form/, priority: 4 },
            { name: 'base', minShareCount: 16, test: (id) => !ownFiles.test(id), priority: 3 },
            { name: 'shared', minShareCount: 6, test: (id) => !ownFiles.test(id), priority: 2 },
            {
              name: 'groups',
              minShareCount: 3,
              test: /features\/(?:groups|meetings|polls|posts)\//,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: platformProxy() },
});
