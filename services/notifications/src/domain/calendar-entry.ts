/** What a calendar is told of a session or a meeting. Instants are RFC 3339. */
export interface CalendarEntry {
  readonly uid: string;
  /** Higher with each change. */
  readonly sequence: number;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly start: string;
  readonly end: string;
  readonly title: string;
  readonly place?: string | undefined;
  /** The entry stands for all occurrences of the series, of which it is the first. */
  readonly seriesId?: string | undefined;
}
