import type { Interval } from '@studyhall/time';
import type { SearchSort } from './search-order.ts';
import type { SessionMode } from './session.ts';

/** What a student looks for; what is absent does not matter. */
export interface TutorWish {
  readonly course?: string | undefined;
  /** Each the beginning of a word. */
  readonly words: readonly string[];
  readonly mode?: SessionMode | undefined;
  readonly language?: string | undefined;
  /** The mean of the tutor's ratings is at least this. */
  readonly minRating?: number | undefined;
  /** The tutor can be booked within it for the shortest length they offer. */
  readonly free?: Interval | undefined;
  readonly sort: SearchSort;
}

/** Where a search goes on: a stage, and the sort key of the last tutor before. */
export interface SearchPlace {
  readonly stage: number;
  readonly after: string;
}
