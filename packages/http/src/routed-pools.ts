import type { ServiceName } from '@studyhall/platform';
import type { Pool } from 'undici';
import { onRoute, type Route, Spread } from './routes.ts';

const avoidMs = 1_000;

/** The connections to one service: to its primary, and to its replacement while it has one. */
export class RoutedPools {
  readonly #open: (url: string) => Pool;
  readonly #pools = new Map<string, Pool>();
  readonly #spread = new Spread();
  readonly #unfollow: () => void;
  #route: Route;
  #avoidUntil = 0;

  constructor(to: ServiceName, route: Route, open: (url: string) => Pool) {
    this.#open = open;
    this.#route = route;
    this.#unfollow = onRoute(to, (next) => this.#follow(next));
  }

  choose(): Pool {
    const { primary, replacement } = this.#route;
    if (replacement === undefined || performance.now() < this.#avoidUntil) return this.#poolTo(primary);
    return this.#poolTo(this.#spread.chooseReplacement(replacement.share) ? replacement.url : primary);
  }

  /** Chooses the primary for a while if that pool leads to the replacement; answers whether it does. */
  avoid(pool: Pool): boolean {
    const { replacement } = this.#route;
    if (replacement === undefined || this.#pools.get(replacement.url) !== pool) return false;
    this.#avoidUntil = performance.now() + avoidMs;
    return true;
  }

  async close(): Promise<void> {
    this.#unfollow();
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  #poolTo(url: string): Pool {
    const known = this.#pools.get(url);
    if (known) return known;
    const opened = this.#open(url);
    this.#pools.set(url, opened);
    return opened;
  }

  #follow(route: Route): void {
    this.#route = route;
    for (const [url, pool] of this.#pools) {
      if (url === route.primary || url === route.replacement?.url) continue;
      this.#pools.delete(url);
      // Lets what is under way finish; a connection that breaks meanwhile is its request's failure, not this one's.
      pool.close().catch(() => undefined);
    }
  }
}
