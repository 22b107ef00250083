export { type ReadCalendar, type ReadOptions, readBusyTimes } from './busy-times.ts';
export { InvalidCalendarError } from './errors.ts';
export type { BusyTime } from './occurrences.ts';
export { type Occurrence, type Series, toSeriesEvents } from './series.ts';
export { toUid } from './uid.ts';
export { type WrittenCalendar, type WrittenEvent, writeCalendar } from './write-calendar.ts';
