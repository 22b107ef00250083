import { UnavailableError } from '@studyhall/http';
import { count } from '@studyhall/telemetry';
import { formatInstant, type Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { type BookingRule, concernsTime } from '../domain/booking.ts';
import { BookingRefusedError } from '../session-errors.ts';
import { findNearestStarts, type NearestStartsQuery } from './find-free-starts.ts';

export interface Refused extends NearestStartsQuery {
  readonly rule: BookingRule;
}

/** Throws the refusal; where another time could help, with the nearest that are free. */
export async function refuseBooking(context: Context, { rule, ...query }: Refused): Promise<never> {
  count('studyhall.bookings.refused', { rule });
  if (!concernsTime(rule)) throw new BookingRefusedError(rule);
  const length = query.minutes * 60_000;
  const starts = await suggestStarts(context, query);
  const alternatives = starts.map((start) => ({
    start: formatInstant(start),
    end: formatInstant(start + length),
  }));
  throw new BookingRefusedError(rule, alternatives);
}

/** None while the calendar is away: the refusal stands without them. */
async function suggestStarts(context: Context, query: NearestStartsQuery): Promise<Instant[]> {
  try {
    return await findNearestStarts(context, query);
  } catch (error) {
    if (error instanceof UnavailableError) return [];
    throw error;
  }
}
