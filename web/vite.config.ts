import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { chunkGroups } from './build/chunk-groups.ts';
import { compress } from './build/compress.ts';
import { manifestFile } from './build/first-load.ts';
import { landingPage } from './build/landing-page.ts';
import { openingFiles } from './build/opening-files.ts';
import { platformProxy } from './build/platform-proxy.ts';
import { serviceWorker } from './build/service-worker.ts';

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
        codeSplitting: { groups: chunkGroups() },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: platformProxy() },
});
