import { addLocalDays, type Instant, instantAt, localDateOf, startOfLocalDate } from '@studyhall/time';
import type { Kind } from './kind.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A reminder of something that has a time. After `usefulUntil` it is not sent any more. */
export interface Reminder {
  readonly kind: Kind;
  readonly dueAt: Instant;
  readonly usefulUntil: Instant;
}

interface Times {
  readonly start: Instant;
  readonly end: Instant;
  /** Of the person who is reminded. */
  readonly timeZone: string;
  readonly now: Instant;
}

const eveningBefore = '18:00';
/** Who hears of something less than this before the reminder would come needs none. */
const margin = 5 * minute;

/** The evening before, on the person's wall, for as long as "tomorrow" is true. */
export function remindOfTomorrow(kind: Kind, { start, timeZone, now }: Times): Reminder[] {
  const date = localDateOf(start, timeZone);
  const before = localDateOf(addLocalDays(startOfLocalDate(date, timeZone), timeZone, -1), timeZone);
  const dueAt = instantAt(before, eveningBefore, timeZone);
  return stillAhead({ kind, dueAt, usefulUntil: startOfLocalDate(date, timeZone) }, now);
}

export function remindAnHourBefore(kind: Kind, { start, now }: Times): Reminder[] {
  return stillAhead({ kind, dueAt: start - hour, usefulUntil: start }, now);
}

/** When it is over; a few days later nobody remembers enough. */
export function remindWhenOver(kind: Kind, { end, now }: Times): Reminder[] {
  const usefulUntil = end + 3 * day;
  return usefulUntil > now ? [{ kind, dueAt: end, usefulUntil }] : [];
}

/** A day before a poll closes, or an hour before one that is open for less than a day and a half. */
export function remindBeforeClosing(kind: Kind, closesAt: Instant, now: Instant): Reminder[] {
  const notice = closesAt - now > 1.5 * day ? day : hour;
  return stillAhead({ kind, dueAt: closesAt - notice, usefulUntil: closesAt }, now);
}

function stillAhead(reminder: Reminder, now: Instant): Reminder[] {
  return reminder.dueAt > now + margin ? [reminder] : [];
}
