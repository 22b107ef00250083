import process from 'node:process';
import type { ProxyOptions } from 'vite';

/** While developing, the API is that of the platform that runs: `npm start` beside `npm run dev`. */
export function platformProxy(): Record<string, ProxyOptions> {
  const target = `http://127.0.0.1:${process.env['PORT'] || 8080}`;
  return {
    '/api': {
      target,
      changeOrigin: true,
      // The platform trusts its own origin alone.
      configure: (proxy) => proxy.on('proxyReq', (request) => request.setHeader('origin', target)),
    },
  };
}
