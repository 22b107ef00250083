import type { ServiceName } from '@studyhall/platform';
import { Type } from 'typebox';
import { matches } from './matches.ts';

/**
 * Where the requests to one service go: to its primary, but for the share of those that are to try out its
 * replacement. On AWS the load balancers know this; on one machine whoever starts the processes tells them.
 */
export interface Route {
  readonly primary: string;
  readonly replacement?: Replacement;
}

export interface Replacement {
  readonly url: string;
  /** Percent of the requests. */
  readonly share: number;
  /** Percent of the reads from outside that it is asked too, while the primary's answers count. */
  readonly copied?: number;
}

const RouteSchema = Type.Object({
  primary: Type.String(),
  replacement: Type.Optional(
    Type.Object({ url: Type.String(), share: Type.Number(), copied: Type.Optional(Type.Number()) }),
  ),
});

/** What a process that starts others sends to them, over Node's channel between parent and child. */
export const RoutesMessageSchema = Type.Object({
  type: Type.Literal('routes'),
  routes: Type.Record(Type.String(), RouteSchema),
  /** Whoever sends this in `studyhall-test-route` is led to the replacement. */
  testKey: Type.Optional(Type.String()),
});

export interface RoutesMessage {
  readonly type: 'routes';
  readonly routes: Readonly<Partial<Record<ServiceName, Route>>>;
  readonly testKey?: string;
}

type Listener = (route: Route, testKey: string | undefined) => void;

const listeners = new Map<ServiceName, Set<Listener>>();
let told: RoutesMessage | undefined;

/** Calls `listener` with the route to a service, now if one is known, and at each change; answers how to end that. */
export function onRoute(to: ServiceName, listener: Listener): () => void {
  const others = listeners.get(to) ?? new Set();
  listeners.set(to, others.add(listener));
  const route = told?.routes[to];
  if (route) listener(route, told?.testKey);
  return () => others.delete(listener);
}

export function applyRoutes(message: RoutesMessage): void {
  told = message;
  for (const [to, all] of listeners) {
    const route = message.routes[to];
    if (route) for (const listener of all) listener(route, message.testKey);
  }
}

/** From now on, follows what the process that started this one says about routes. */
export function followRoutes(): void {
  process.on('message', (message) => {
    // The shape is checked, but for the names, which come from the same catalogue.
    if (matches(RoutesMessageSchema, message)) applyRoutes(message as RoutesMessage);
  });
  // It may say something until the end, and must not keep this process from ending.
  process.channel?.unref();
}

/** Tells the process that started this one, if it listens, that requests can come. */
export function announceReady(): void {
  process.send?.({ type: 'ready' });
}

/** Spreads choices so that after any hundred of them exactly `share` were the replacement. */
export class Spread {
  #debt = 0;

  chooseReplacement(share: number): boolean {
    this.#debt += share;
    if (this.#debt < 100) return false;
    this.#debt -= 100;
    return true;
  }
}
