import type { Interval } from '@studyhall/time';
import { type CalendarEntry, type CalendarPosition, compareEntries } from '../domain/calendar-entry.ts';
import { findCommitments } from './commitment-repository.ts';
import { findImportedTimes } from './imported-time-repository.ts';
import type { Reader } from './tables.ts';
import { findTentativeEntries } from './tentative-repository.ts';

interface CalendarQuery {
  readonly personId: string;
  readonly range: Interval;
  readonly after?: CalendarPosition | undefined;
  readonly limit: number;
}

/** What stands in a person's calendar within a range, whether it takes their time or not. */
export async function findCalendarEntries(db: Reader, query: CalendarQuery): Promise<CalendarEntry[]> {
  const { personId, range, after, limit } = query;
  const [commitments, tentative, imported] = await Promise.all([
    findCommitments(db, { personId, range, after: after?.start, limit }),
    findTentativeEntries(db, query),
    findImportedTimes(db, query),
  ]);
  const entries = [
    ...commitments.map((entry) => ({ ...entry, tentative: false })),
    ...tentative,
    ...imported,
  ];
  return entries.toSorted(compareEntries).slice(0, limit);
}
