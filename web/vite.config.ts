import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './build/compress.ts';
import { platformProxy } from './build/platform-proxy.ts';

export default defineConfig({
  plugins: [react(), compress()],
  build: {
    target: 'baseline-widely-available',
    // A file of its own for each: a data: URL would go past the cache, and past the policy for fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: platformProxy() },
});
