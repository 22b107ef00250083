import { type Instant, type Interval, nearestStarts } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findStudentStarts } from '../data/load-repository.ts';
import { contains, fullPeriods, type Policy } from '../domain/limits.ts';
import type { BookableTutor } from '../domain/tutor.ts';
import { refOf } from '../session-reservation.ts';
import { findTutorSlots } from './find-tutor-slots.ts';

const week = 7 * 86_400_000;

export interface FreeStartsQuery {
  readonly tutor: BookableTutor;
  readonly policy: Policy;
  readonly studentId: string;
  readonly minutes: number;
  readonly range: Interval;
  /** The session that is being moved: its present time counts as free. */
  readonly movingId?: string | undefined;
}

/** The starts that are free for both and within the student's limits, ascending. */
export async function findFreeStarts(context: Context, query: FreeStartsQuery): Promise<Instant[]> {
  const { tutor, studentId, minutes, range, movingId } = query;
  const ignoreRefs = movingId === undefined ? undefined : [refOf({ id: movingId })];
  const { starts } = await findTutorSlots(context, tutor, { range, minutes, studentId, ignoreRefs });
  return keepWithinLimits(context, starts, query);
}

export type LimitsQuery = Pick<FreeStartsQuery, 'policy' | 'studentId' | 'range' | 'movingId'>;

/** Those on whose day and week the student can book one more. */
export async function keepWithinLimits(
  { db }: Context,
  starts: readonly Instant[],
  { policy, studentId, range, movingId }: LimitsQuery,
): Promise<Instant[]> {
  // Whole weeks, so that every session counts that fills a day or week of the range.
  const around = { start: range.start - week, end: range.end + week };
  const booked = await findStudentStarts(db.read, { studentId, range: around, except: movingId });
  const full = fullPeriods(booked, policy);
  return starts.filter((start) => !full.some((period) => contains(period, start)));
}

export interface NearestStartsQuery extends Omit<FreeStartsQuery, 'range'> {
  readonly wanted: Instant;
}

const alternativesOffered = 3;

/** The free starts nearest to the wanted one, from a week before it to two weeks after. */
export async function findNearestStarts(context: Context, query: NearestStartsQuery): Promise<Instant[]> {
  const { wanted, ...rest } = query;
  const now = context.now();
  const horizon = now + query.tutor.maxAdvanceDays * (week / 7);
  const middle = Math.min(Math.max(wanted, now), horizon);
  const range = { start: Math.max(now, middle - week), end: middle + 2 * week };
  return nearestStarts(await findFreeStarts(context, { ...rest, range }), middle, alternativesOffered);
}
