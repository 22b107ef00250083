import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './build/compress.ts';
import { manifestFile } from './build/first-load.ts';
import { platformProxy } from './build/platform-proxy.ts';
import { serviceWorker } from './build/service-worker.ts';

/** Heavy, and needed by fewer pages than have it: lists to choose from, and what belongs to one feature. */
const ownFiles =
  /floating-ui|\/(?:Combobox|Popover|ScrollArea|Select|MultiSelect|Pill|PillsInput|features)\//;

export default defineConfig({
  plugins: [react(), serviceWorker(), compress()],
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
            { name: 'core', tags: ['$initial'], priority: 1 },
            { name: 'base', minShareCount: 16, test: (id) => !ownFiles.test(id) },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: platformProxy() },
});
