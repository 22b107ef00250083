import type { ServiceApp } from '@studyhall/http';
import { services } from '@studyhall/platform';
import type { Context } from '../context.ts';
import { forward } from '../proxy/forward.ts';
import { OpenStreams } from '../proxy/open-streams.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Leads each prefix of the catalogue to its service. What no prefix names, `/internal` above all, is not there. */
export async function apiRoutes(app: ServiceApp, { upstreams, publicUrl, backlog }: Context): Promise<void> {
  const protocol = publicUrl.protocol === 'https:' ? 'https' : 'http';
  const streams = new OpenStreams();
  app.onClosing(() => streams.endAll());
  // Bodies stay unread: they pass through as they arrive.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  for (const { name, prefixes } of services) {
    const upstream = upstreams.get(name);
    if (upstream === undefined) continue;
    for (const url of prefixes.flatMap((prefix) => [prefix, `${prefix}/*`])) {
      app.route({
        method: methods,
        url,
        schema: { hide: true },
        // The service that answers writes the line.
        config: { quiet: true },
        onRequest: app.limit('address'),
        handler: async (request, reply) => {
          request.passedTo = name;
          await forward(request, reply, { upstream, protocol, streams, backlog });
          request.beganAfterMs = reply.elapsedTime;
          return reply;
        },
      });
    }
  }
}
