import type { Instant, Interval } from '@studyhall/time';

const day = 86_400_000;

/** What a feed shows: enough of the past for those who look back, and all that is planned. */
export function feedWindow(now: Instant): Interval {
  return { start: now - 90 * day, end: now + 800 * day };
}

/** Programs that read the feed at least monthly learn of what was cancelled. */
export function rememberedSince(now: Instant): Instant {
  return now - 30 * day;
}
