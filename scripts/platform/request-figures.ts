import { prometheusName } from '@studyhall/telemetry';

/** What one process answered, so far or within a while. */
export interface RequestFigures {
  readonly requests: number;
  /** Answers of 500 and above. */
  readonly errors: number;
  /** How many took at most so many seconds, by upper bound, ascending; the last bound is Infinity. */
  readonly buckets: ReadonlyMap<number, number>;
}

// Earlier versions left the unit out.
const series = prometheusName('http.server.request.duration').replace(/_seconds$/, '');
const linePattern = new RegExp(`^${series}(?:_seconds)?_(bucket|count)\\{(.*)\\} (\\S+)$`);

/** Reads them from a service's `/metrics`. */
export function readFigures(text: string): RequestFigures {
  let requests = 0;
  let errors = 0;
  const buckets = new Map<number, number>();
  for (const line of text.split('\n')) {
    const [, kind, labels = '', value] = linePattern.exec(line) ?? [];
    if (kind === undefined) continue;
    const amount = Number(value);
    if (kind === 'bucket') {
      const bound = Number(/le="([^"]+)"/.exec(labels)?.[1]?.replace('+Inf', 'Infinity'));
      buckets.set(bound, (buckets.get(bound) ?? 0) + amount);
    } else {
      requests += amount;
      if (/http_response_status_code="5/.test(labels)) errors += amount;
    }
  }
  return { requests, errors, buckets: new Map([...buckets].sort(([a], [b]) => a - b)) };
}

/** What came between two readings of one process. */
export function since(before: RequestFigures, now: RequestFigures): RequestFigures {
  const buckets = [...now.buckets].map(
    ([bound, n]) => [bound, n - (before.buckets.get(bound) ?? 0)] as const,
  );
  return {
    requests: now.requests - before.requests,
    errors: now.errors - before.errors,
    buckets: new Map(buckets),
  };
}

/** The upper bound, in seconds, of what the given share of answers took; 0 without any. */
export function quantile({ requests, buckets }: RequestFigures, share: number): number {
  if (requests === 0) return 0;
  for (const [bound, n] of buckets) if (n >= requests * share) return bound;
  return Number.POSITIVE_INFINITY;
}

const fewestForErrors = 5;
/** Two slow answers among so many are no sign: a new process is slow at first. */
const fewestForSlowness = 50;
const tolerableErrorShare = 0.02;
/** Buckets are coarse: only a difference of several of them counts. */
const slowerBy = 3;
const alwaysFastEnoughSeconds = 0.25;

/** What is wrong with a replacement, compared with what it replaces in the same while; null when nothing is. */
export function findFault(replacement: RequestFigures, primary: RequestFigures): string | null {
  return findFailures(replacement, primary) ?? findSlowness(replacement, primary);
}

/** The same, of a replacement so new that it may still be slow. */
export function findFailures(replacement: RequestFigures, primary: RequestFigures): string | null {
  if (replacement.requests < fewestForErrors) return null;
  const share = ({ errors, requests }: RequestFigures) => errors / Math.max(1, requests);
  if (share(replacement) <= share(primary) + tolerableErrorShare) return null;
  return `${replacement.errors} of its ${replacement.requests} answers were errors`;
}

function findSlowness(replacement: RequestFigures, primary: RequestFigures): string | null {
  if (replacement.requests < fewestForSlowness) return null;
  const [its, usual] = [quantile(replacement, 0.95), quantile(primary, 0.95)];
  if (its > Math.max(alwaysFastEnoughSeconds, slowerBy * usual)) {
    return `its 95th percentile is over ${lowerBound(replacement, its) * 1000} ms`;
  }
  return null;
}

function lowerBound({ buckets }: RequestFigures, bound: number): number {
  return [...buckets.keys()].findLast((other) => other < bound) ?? 0;
}
