import { type Attendee, findSubstitutes, type Instant, type Interval, overlaps } from '@studyhall/time';

const stepMinutes = 15;
/** Where substitutes are looked for, on the wall of each person. */
const hours = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  permitted: { from: '08:00', to: '21:00' },
  comfortable: { from: '09:00', to: '18:00' },
};

export interface ClashingTime {
  /** How many have something else then. */
  readonly clashes: number;
  /** Starts in the same week at which more can come. */
  readonly substitutes: readonly Instant[];
}

interface Circumstances {
  /** Their busy time must be known for the whole local week of the time. */
  readonly people: readonly Attendee[];
  /** Whose weeks and whole steps count. */
  readonly timeZone: string;
  /** Nothing is offered before it. */
  readonly earliest: Instant;
  /** How many substitutes at most. */
  readonly limit: number;
}

/** Looks at a planned time against the time of everyone. */
export function checkTime(
  { start, end }: Interval,
  { people, timeZone, earliest, limit }: Circumstances,
): ClashingTime {
  const clashes = people.filter(({ busy }) => busy.some((other) => overlaps(other, { start, end }))).length;
  if (clashes === 0 || limit === 0) return { clashes, substitutes: [] };
  const minutes = (end - start) / 60_000;
  const query = { people, start, minutes, stepMinutes, timeZone, hours, earliest, limit };
  return { clashes, substitutes: findSubstitutes(query).map((substitute) => substitute.start) };
}
