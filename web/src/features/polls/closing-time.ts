const hour = 3_600_000;
const usualMs = 48 * hour;
const beforeFirstMs = 2 * hour;
const leastMs = hour / 2;

/** When votes end unless said: after two days, and two hours before the first time, but not within half an hour. */
export function closingTime(options: readonly string[], now: number): string {
  const first = Math.min(...options.map((start) => Date.parse(start)));
  const wanted = Math.min(now + usualMs, first - beforeFirstMs);
  const fiveMinutes = hour / 12;
  const at = Math.max(wanted, now + leastMs);
  return new Date(Math.ceil(at / fiveMinutes) * fiveMinutes).toISOString();
}
