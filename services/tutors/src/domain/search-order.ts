import type { Instant } from '@studyhall/time';
import type { Rating } from './tutor.ts';

export const searchSorts = ['match', 'soonest', 'rating'] as const;
/** `match`: first those who have every word in their name, headline or courses; otherwise as `rating`. */
export type SearchSort = (typeof searchSorts)[number];

/** Texts that sort as the tutors do. No two tutors have the same, since the tie is a tutor's own. */
export interface SortKeys {
  /** The better rated, then the tie. */
  readonly byRating: string;
  /** The sooner free, then the better rated, then the tie. */
  readonly bySoonest: string;
}

/** Before every key. */
export const firstSortKey = '';

const minute = 60_000;
const digits = { tie: 8, minute: 6, rating: 2 };

interface Sortable {
  readonly rating: Pick<Rating, 'mean'>;
  readonly nextFree: Instant | null;
  readonly searchTie: string;
}

/** Ratings count to two decimals and free times to the minute. */
export function sortKeys({ rating, nextFree, searchTie }: Sortable): SortKeys {
  const fromBest = ratingKey(rating.mean);
  const soonest = toText(nextFree === null ? null : Math.floor(nextFree / minute), digits.minute);
  return { byRating: fromBest + searchTie, bySoonest: soonest + fromBest + searchTie };
}

/** Whether a sort key is of somebody whose mean is at least so much. */
export function isRatedFrom(key: string, { sort, mean }: { sort: SearchSort; mean: number }): boolean {
  const at = sort === 'soonest' ? digits.minute : 0;
  return key.slice(at, at + digits.rating) <= ratingKey(mean);
}

function ratingKey(mean: number): string {
  return toText(Math.round((5 - mean) * 100), digits.rating);
}

/** Random: nobody is always last for having applied late. */
export function newSearchTie(): string {
  return toText(Math.floor(Math.random() * 36 ** digits.tie), digits.tie);
}

/** Base 36 sorts as text like the number, null after every number. */
function toText(value: number | null, length: number): string {
  return value === null ? 'z'.repeat(length) : value.toString(36).padStart(length, '0');
}
