import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { ServiceApp } from '@studyhall/http';
import { pagePolicy } from '../security-headers.ts';

const publicFolder = fileURLToPath(new URL('../../public', import.meta.url));

/** Serves `public/` as it is: the page of the API. */
export async function pageRoutes(app: ServiceApp): Promise<void> {
  await app.register(fastifyStatic, {
    root: publicFolder,
    // Each file becomes a route of its own, so nothing outside of the folder can be asked for.
    wildcard: false,
    // Asked for again each time, and answered with 304 while the file is the same.
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('content-security-policy', pagePolicy).header('cache-control', 'no-cache');
    },
  });
}
