export interface RequestLimitOptions {
  /** How many may be under way while nothing queues, and at most. */
  readonly most: number;
  /** Never fewer than these, however slow a service is. */
  readonly least: number;
  /** The fastest answer of a while takes longer only where requests queue. */
  readonly queueingMs: number;
  /** How long a while is as long as nobody is refused: what a standstill has left is soon worked off, and no queue. */
  readonly intervalMs: number;
  /** How long a while is once fewer are let in. */
  readonly refusingIntervalMs: number;
}

const usual: RequestLimitOptions = {
  most: 512,
  least: 64,
  queueingMs: 40,
  intervalMs: 1_000,
  refusingIntervalMs: 100,
};
const shrink = 0.6;
const grow = 1.025;

/**
 * How many requests a service may have under way at once, learned from its answers. The fastest of a while tells a
 * queue from slow work: where even that one waited, everybody does. Then fewer are let in, and the others are told at
 * once to come back, instead of all of them waiting longer and longer. The idea of CoDel (Nichols and Jacobson,
 * "Controlling Queue Delay", 2012), applied to concurrency with additive increase and multiplicative decrease.
 */
export class RequestLimit {
  readonly #options: RequestLimitOptions;
  #limit: number;
  #underWay = 0;
  #intervalEnd = 0;
  #idleSince = 0;
  #fastestMs = Number.POSITIVE_INFINITY;

  constructor(options: Partial<RequestLimitOptions> = {}) {
    this.#options = { ...usual, ...options };
    this.#limit = this.#options.most;
  }

  get underWay(): number {
    return this.#underWay;
  }

  get isReached(): boolean {
    return this.#underWay >= this.#limit;
  }

  /** False when as many are under way as the service can answer; else `leave` must follow. Times are monotonic, in ms. */
  enter(now: number): boolean {
    if (this.#underWay === 0 && now - this.#idleSince >= this.#options.intervalMs) {
      // Nobody was there who could wait: a rush that begins now is met as the first was.
      this.#limit = this.#options.most;
      this.#fastestMs = Number.POSITIVE_INFINITY;
      this.#intervalEnd = now + this.#options.intervalMs;
    }
    if (this.isReached) return false;
    this.#underWay += 1;
    return true;
  }

  /** The request that entered has been answered, so long after it came; null where it was not, which tells nothing. */
  leave(ms: number | null, now: number): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#idleSince = now;
    if (ms === null) return;
    this.#fastestMs = Math.min(this.#fastestMs, ms);
    if (now < this.#intervalEnd) return;
    this.#adapt();
    const { most, intervalMs, refusingIntervalMs } = this.#options;
    this.#intervalEnd = now + (this.#limit < most ? refusingIntervalMs : intervalMs);
    this.#fastestMs = Number.POSITIVE_INFINITY;
  }

  #adapt(): void {
    const { most, least, queueingMs } = this.#options;
    const isQueueing = this.#fastestMs > queueingMs;
    // What is under way says what the queue is made of; the limit may be far above it.
    const next = isQueueing ? Math.min(this.#limit, this.#underWay + 1) * shrink : this.#limit * grow;
    this.#limit = Math.min(most, Math.max(least, next));
  }
}
