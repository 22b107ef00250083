const shortestMs = 0.1;
const bucketsPerDoubling = 8;
/** Up to 105 seconds; whatever takes longer counts as that. */
const bucketCount = 20 * bucketsPerDoubling;

/** How long requests took, in buckets each 9 % wider than the one before: quantiles are that exact. */
export class Latencies {
  readonly #counts = new Uint32Array(bucketCount);
  #total = 0;

  add(ms: number): void {
    const bucket = Math.floor(Math.log2(Math.max(ms, shortestMs) / shortestMs) * bucketsPerDoubling);
    const index = Math.min(bucket, bucketCount - 1);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#total += 1;
  }

  addAll(other: Latencies): void {
    other.#counts.forEach((count, index) => {
      this.#counts[index] = (this.#counts[index] ?? 0) + count;
    });
    this.#total += other.#total;
  }

  /** Milliseconds that the given share of requests took at most; null without any. */
  quantile(share: number): number | null {
    if (this.#total === 0) return null;
    const wanted = share * this.#total;
    let below = 0;
    for (const [index, count] of this.#counts.entries()) {
      if (count > 0 && below + count >= wanted) {
        const within = (wanted - below) / count;
        return shortestMs * 2 ** ((index + within) / bucketsPerDoubling);
      }
      below += count;
    }
    return shortestMs * 2 ** (bucketCount / bucketsPerDoubling);
  }
}
