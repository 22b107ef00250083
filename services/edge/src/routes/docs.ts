import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServiceApp } from '@studyhall/http';
import { mergeApiDocuments, readApiDocuments } from '../api-document.ts';

const documentsFolder = fileURLToPath(new URL('../../../../docs/api', import.meta.url));
// The files of Swagger UI, from the package that carries them without an install script.
const viewerFolder = dirname(fileURLToPath(import.meta.resolve('@fastify/swagger-ui/static/swagger-ui.css')));
const viewerFiles = ['swagger-ui.css', 'swagger-ui-bundle.js'];

const hidden = { schema: { hide: true } };

/** The API of all services: one OpenAPI document, and a page to read it and try it out. Needs the pages. */
export async function docsRoutes(app: ServiceApp): Promise<void> {
  const document = JSON.stringify(mergeApiDocuments(await readApiDocuments(documentsFolder)));
  app.get('/api/docs/openapi.json', hidden, (_request, reply) =>
    reply.type('application/json').header('cache-control', 'no-cache').serializer(String).send(document),
  );
  app.get('/api/docs', hidden, (_request, reply) => reply.sendFile('api/docs/index.html'));
  for (const file of viewerFiles) {
    app.get(`/api/docs/${file}`, hidden, (_request, reply) => reply.sendFile(file, viewerFolder));
  }
}
