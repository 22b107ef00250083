import { randomUUIDv7 } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Idempotency, type IdempotencyStore } from './idempotency.ts';
import type { ServiceApp } from './service-app.ts';

/** Gives routes with `config: { idempotent: true }` their `Idempotency-Key`. */
export function registerIdempotency(app: ServiceApp, store: IdempotencyStore | undefined): void {
  const idempotency = store && new Idempotency(store, app.log);
  const freshIds = new WeakMap<FastifyRequest, string>();
  app.decorateRequest('idempotentId', {
    getter() {
      const id = idempotency?.resourceIdOf(this) ?? freshIds.get(this) ?? randomUUIDv7();
      freshIds.set(this, id);
      return id;
    },
  });
  app.decorateRequest('confirmClaim', {
    getter() {
      return async (transaction) => idempotency?.confirm(this, transaction);
    },
  });
  app.addHook('onRoute', (route) => {
    if (!route.config?.idempotent) return;
    if (!idempotency) throw new Error(`${route.url} takes an Idempotency-Key, and there is no store for it`);
    route.preHandler = [...[route.preHandler ?? []].flat(), idempotency.claim];
    route.onSend = [...[route.onSend ?? []].flat(), idempotency.settle];
  });
}
