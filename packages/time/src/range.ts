import { day } from './calendar-date.ts';
import { InvalidTimeError } from './errors.ts';
import { isInstant } from './instant.ts';
import type { Interval } from './intervals.ts';

/** The longest range, in days, over which wall-clock rules are expanded: somewhat more than three years. */
export const maxRangeDays = 1_100;

/** Throws InvalidTimeError: `invalid-instant`, `range-reversed` or `range-too-long`. An empty range passes. */
export function checkRange({ start, end }: Interval): void {
  if (!isInstant(start) || !isInstant(end)) {
    throw new InvalidTimeError('invalid-instant', 'A range must lie in the years 0 to 9999.');
  }
  if (start > end) throw new InvalidTimeError('range-reversed', 'A range must begin before it ends.');
  if (end - start > maxRangeDays * day) {
    throw new InvalidTimeError('range-too-long', `A range spans at most ${maxRangeDays} days.`);
  }
}
