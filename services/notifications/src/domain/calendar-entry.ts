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
  /** Whom it is with. */
  readonly about?: string | undefined;
  /** Of an occurrence of a series, which calendars know by the series. */
  readonly seriesId?: string | undefined;
  /** How many of the series were changed as one with it; absent where it was changed alone. */
  readonly occurrences?: number | undefined;
}
