import type { Instant, Interval } from '@studyhall/time';
import { findLoad } from '../data/load-repository.ts';
import type { Writer } from '../data/tables.ts';
import {
  findExceededLimit,
  type LimitRule,
  loadWindows,
  noShowMemory,
  type Policy,
} from '../domain/limits.ts';
import type { BookableTutor } from '../domain/tutor.ts';

export interface LimitTerms {
  readonly tutor: Pick<BookableTutor, 'timeZone' | 'maxPerWeek'>;
  readonly policy: Policy;
  readonly now: Instant;
}

interface Taking {
  readonly studentId: string;
  readonly tutorId: string;
  readonly interval: Interval;
  /** The session that is being moved. */
  readonly except?: string;
}

/** The first limit against taking one more time; the caller holds the booking locks of both. */
export async function findLimit(tx: Writer, taking: Taking, terms: LimitTerms): Promise<LimitRule | null> {
  const { tutor, policy, now } = terms;
  const windows = loadWindows(taking.interval.start, policy.timeZone, tutor.timeZone);
  const { studentWeek, tutorWeek } = windows;
  const load = await findLoad(tx, {
    ...taking,
    studentWeek,
    tutorWeek,
    noShowsSince: now - noShowMemory,
    now,
  });
  const { start: wanted } = taking.interval;
  return findExceededLimit({ wanted, load, windows, policy, tutorMaxPerWeek: tutor.maxPerWeek });
}
