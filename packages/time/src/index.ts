export type { Attendee } from './attendance.ts';
export { isDate } from './calendar-date.ts';
export {
  type CommonTimesQuery,
  type CommonWindow,
  countStarts,
  findCommonTimes,
  type StartCount,
} from './common-times.ts';
export { type InvalidTimeCode, InvalidTimeError } from './errors.ts';
export {
  type DateOverride,
  type WeekdayHours,
  type WeeklyHours,
  weeklyHoursProblems,
} from './hours-plan.ts';
export { formatInstant, type Instant, parseInstant } from './instant.ts';
export {
  type Interval,
  intersectIntervals,
  mergeIntervals,
  overlaps,
  subtractIntervals,
} from './intervals.ts';
export {
  addLocalDays,
  instantAt,
  localDateOf,
  localDateTimeOf,
  startOfLocalDate,
  startOfLocalWeek,
} from './local-time.ts';
export type { MeetingHours } from './meeting-hours.ts';
export { nearestStarts } from './nearest-starts.ts';
export { maxRangeDays } from './range.ts';
export { expandSeries, type SeriesOccurrence, type WeeklySeries } from './series.ts';
export type { RemovalRule, SlotRules } from './slot-rules.ts';
export { explainStart, findSlots, type SlotQuery, type Slots, slotWindow } from './slots.ts';
export { findSubstitutes, type Substitute, type SubstitutesQuery } from './substitutes.ts';
export type { DailyHours } from './wall-clock.ts';
export { findWaysOut, type MovableMeeting, type WayOut } from './ways-out.ts';
export {
  expandWeeklyClasses,
  type Timetable,
  timetableProblems,
  type WeeklyClass,
} from './weekly-classes.ts';
export { expandWeeklyHours } from './weekly-hours.ts';
export { findWeeklySlots, type WeeklySlot, type WeeklySlotsQuery } from './weekly-slots.ts';
export { isTimeZone, type OffsetSegment, offsetSegments } from './zone.ts';
