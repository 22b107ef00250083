import { onRoute, type Route, Spread } from '@studyhall/http';
import { Target, type TargetOptions } from './target.ts';

/**
 * One service behind the front door: its primary target group, and the replacement that is being tried out beside
 * it, if there is one, with its share of the requests.
 */
export class Upstream {
  readonly name: TargetOptions['name'];
  readonly #options: Omit<TargetOptions, 'baseUrl'>;
  readonly #spread = new Spread();
  readonly #copies = new Spread();
  readonly #unfollow: () => void;
  #primary: Target;
  #replacement: { readonly target: Target; readonly share: number; readonly copied: number } | undefined;
  #testKey: string | undefined;

  constructor({ baseUrl, ...options }: TargetOptions) {
    this.name = options.name;
    this.#options = options;
    this.#primary = new Target({ ...options, baseUrl });
    this.#unfollow = onRoute(options.name, (route, testKey) => this.#follow(route, testKey));
  }

  /**
   * Where a request goes. Whoever has the test key is led to the replacement; nobody else is while it cannot take
   * requests.
   */
  choose(testKey?: string): Target {
    const replacement = this.#replacement;
    if (replacement === undefined) return this.#primary;
    if (testKey !== undefined && testKey === this.#testKey) return replacement.target;
    const { target, share } = replacement;
    const isItsTurn = this.#spread.chooseReplacement(share);
    return isItsTurn && target.availability.state === 'up' ? target : this.#primary;
  }

  /** The replacement, when it is to be asked what is being read from the primary. */
  chooseForCopy(): Target | undefined {
    const { target, copied = 0 } = this.#replacement ?? {};
    return copied > 0 && this.#copies.chooseReplacement(copied) ? target : undefined;
  }

  /** Whether nobody can be let in at the moment, wherever they were led. */
  get isFull(): boolean {
    return this.#primary.limit.isReached && this.#replacement?.target.limit.isReached !== false;
  }

  /** Whether the service says that it can take traffic; false when it cannot be asked. */
  isReady(): Promise<boolean> {
    return this.#primary.isReady();
  }

  async close(): Promise<void> {
    this.#unfollow();
    await Promise.all([this.#primary.close(), this.#replacement?.target.close()]);
  }

  /** Targets that stay keep their connections, whichever role they have now. */
  #follow({ primary, replacement }: Route, testKey: string | undefined): void {
    const before = [this.#primary, ...(this.#replacement ? [this.#replacement.target] : [])];
    const targetTo = (baseUrl: string) =>
      before.find((target) => target.baseUrl === baseUrl) ?? new Target({ ...this.#options, baseUrl });
    this.#primary = targetTo(primary);
    this.#replacement = replacement && {
      target: targetTo(replacement.url),
      share: replacement.share,
      copied: replacement.copied ?? 0,
    };
    this.#testKey = testKey;
    for (const target of before) {
      if (target === this.#primary || target === this.#replacement?.target) continue;
      // What is under way finishes; a connection that breaks meanwhile is its request's failure, not this one's.
      target.close().catch(() => undefined);
    }
  }
}
