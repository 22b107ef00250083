import type { SessionMode } from '../../api/types.ts';
import type { TutorSearch } from './api/search-tutors.ts';

export const dayParts = { morning: [6, 12], afternoon: [12, 17], evening: [17, 24] } as const;
export type DayPart = keyof typeof dayParts;

/** What stands in the address of the search. */
export interface SearchParams {
  readonly q?: string | undefined;
  readonly course?: string | undefined;
  readonly mode?: SessionMode | undefined;
  readonly language?: string | undefined;
  /** From 1 to 5. */
  readonly minRating?: number | undefined;
  /** "YYYY-MM-DD", a day in the reader's zone. */
  readonly date?: string | undefined;
  readonly part?: DayPart | undefined;
  readonly sort?: 'soonest' | 'rating' | undefined;
}

/** Takes from an address what can be used of it; what cannot is left out. */
export function readSearchParams(given: Record<string, unknown>): SearchParams {
  const text = (value: unknown, pattern: RegExp) => {
    const trimmed = value === undefined ? '' : String(value);
    return pattern.test(trimmed) ? trimmed : undefined;
  };
  const rating = (value: unknown) => {
    const number = Number(value);
    return number >= 1 && number <= 5 ? number : undefined;
  };
  const found = {
    q: text(given['q'], /^.{1,100}$/u),
    course: text(given['course'], /^[\w.-]{1,20}$/),
    mode: text(given['mode'], /^(online|in-person)$/),
    language: text(given['language'], /^[A-Za-z0-9-]{2,35}$/),
    minRating: rating(given['minRating']),
    date: text(given['date'], /^\d{4}-\d{2}-\d{2}$/),
    part: text(given['part'], /^(morning|afternoon|evening)$/),
    sort: text(given['sort'], /^(soonest|rating)$/),
  };
  // What is above leaves nothing else.
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as SearchParams;
}

interface Place {
  readonly zone: string;
  readonly now: number;
}

/** The question to the platform that an address stands for; undefined for a day that is over or none. */
export function toTutorSearch({ date, part, ...rest }: SearchParams, { zone, now }: Place): TutorSearch {
  if (date === undefined) return rest;
  const [fromHour, toHour] = part ? dayParts[part] : [0, 24];
  const at = (hour: number) =>
    Temporal.PlainDate.from(date)
      .add({ days: hour === 24 ? 1 : 0 })
      .toZonedDateTime({ timeZone: zone, plainTime: { hour: hour % 24 } }).epochMilliseconds;
  const from = Math.max(at(fromHour), now);
  const to = at(toHour);
  if (to <= from) return rest;
  return { ...rest, freeFrom: new Date(from).toISOString(), freeTo: new Date(to).toISOString() };
}
