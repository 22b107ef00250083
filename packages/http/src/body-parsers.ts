import type { FastifyBodyParser } from 'fastify';
import type { ServiceApp } from './service-app.ts';

/**
 * JSON under its own name and those derived from it (CloudEvents). An empty body is no body: many clients send
 * the Content-Type with a POST that has none. Keys that reach for a prototype are refused.
 */
export function registerBodyParsers(app: ServiceApp): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  const parse: FastifyBodyParser<string> = (request, body, done) => {
    if (body === '') done(null, undefined);
    else parseJson(request, body, done);
  };
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, parse);
  app.addContentTypeParser(/^application\/[\w.-]+\+json\b/, { parseAs: 'string' }, parse);
}
