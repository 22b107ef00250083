import { sendProblem } from './error-reply.ts';
import type { ServiceApp } from './service-app.ts';

/** Answers for what is not there: `Allow` where only the method is wrong, for OPTIONS as its answer, else 404. */
export function registerMissingRoutes(app: ServiceApp): void {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method, config }) => {
    if (config?.catchAll !== true) routes.push({ pattern: toRegExp(url), methods: [method].flat() });
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = routes.flatMap(({ pattern, methods }) => (pattern.test(path) ? methods : []));
    if (allowed.length === 0) {
      const detail = 'There is nothing at this address.';
      return sendProblem({ status: 404, code: 'not-found', detail }, request, reply);
    }
    const allow = [...new Set(allowed)].sort().join(', ');
    const detail = `This address takes ${allow}.`;
    const headers = { allow };
    if (request.method === 'OPTIONS') return reply.code(204).headers(headers).send();
    return sendProblem({ status: 405, code: 'method-not-allowed', detail, headers }, request, reply);
  });
}

function toRegExp(url: string): RegExp {
  const pattern = url
    .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/:\w+/g, '[^/]+')
    .replaceAll('*', '.*');
  return new RegExp(`^${pattern}$`);
}
