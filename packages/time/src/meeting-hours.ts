import { InvalidTimeError } from './errors.ts';
import type { HoursPlan } from './hours-plan.ts';
import type { Interval } from './intervals.ts';
import { type DailyHours, parseDailyHours } from './wall-clock.ts';

/** When people may meet, read on the wall of each one's own zone. */
export interface MeetingHours {
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekdays: readonly number[];
  /** A window outside of these is no window for that person. */
  readonly permitted: DailyHours;
  /** A window within these costs that person nothing. */
  readonly comfortable: DailyHours;
}

export interface MeetingPlans {
  readonly permitted: HoursPlan;
  readonly comfortable: HoursPlan;
}

/** Throws InvalidTimeError with the field below `/hours`. */
export function planMeetingHours({ weekdays, permitted, comfortable }: MeetingHours): MeetingPlans {
  checkWeekdays(weekdays);
  return {
    permitted: planDaily(weekdays, parseDailyHours(permitted, '/hours/permitted')),
    comfortable: planDaily(weekdays, parseDailyHours(comfortable, '/hours/comfortable')),
  };
}

function planDaily(weekdays: readonly number[], window: Interval): HoursPlan {
  return {
    byWeekday: [1, 2, 3, 4, 5, 6, 7].map((weekday) => (weekdays.includes(weekday) ? [window] : [])),
    byDay: new Map(),
    firstDay: Number.NEGATIVE_INFINITY,
    lastDay: Number.POSITIVE_INFINITY,
  };
}

function checkWeekdays(weekdays: readonly number[]): void {
  const isWeekday = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 7;
  if (weekdays.length > 0 && weekdays.every(isWeekday)) return;
  throw new InvalidTimeError(
    'invalid-weekday',
    'Name at least one weekday; each is 1 (Monday) to 7 (Sunday).',
    '/hours/weekdays',
  );
}
