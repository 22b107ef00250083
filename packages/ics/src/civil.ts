import { day } from './wall-time.ts';

/** A date of the Gregorian calendar. */
export interface CivilDay {
  /** Days since 1970-01-01. */
  readonly number: number;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly date: number;
  /** 0 is Monday. */
  readonly weekday: number;
}

/** Where a day stands among `of` days, from 1 on. */
interface Place {
  readonly place: number;
  readonly of: number;
}

export function civilDay(number: number): CivilDay {
  const date = new Date(number * day);
  return {
    number,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    date: date.getUTCDate(),
    weekday: weekdayOf(number),
  };
}

/** 0 is Monday. */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** Milliseconds at which a month begins, by its index: twelve times the year and 0 for January. */
export function monthStart(index: number): number {
  return Date.UTC(Math.floor(index / 12), index % 12);
}

function firstDay(year: number, month: number): number {
  return monthStart(year * 12 + month - 1) / day;
}

export function dayOfMonth({ year, month, date }: CivilDay): Place {
  return { place: date, of: firstDay(year, month + 1) - firstDay(year, month) };
}

export function dayOfYear({ number, year }: CivilDay): Place {
  const first = firstDay(year, 1);
  return { place: number - first + 1, of: firstDay(year + 1, 1) - first };
}

/** The week of its year: the first week is the first with four days in the year (ISO 8601 where it starts Monday). */
export function weekOf({ number, year }: CivilDay, weekStart: number): Place {
  const starts = [year - 1, year, year + 1, year + 2].map((each) => firstWeek(each, weekStart));
  const index = starts.findLastIndex((start) => start <= number);
  const [start = 0, next = 0] = starts.slice(index, index + 2);
  return { place: Math.floor((number - start) / 7) + 1, of: (next - start) / 7 };
}

function firstWeek(year: number, weekStart: number): number {
  const fourth = firstDay(year, 1) + 3;
  return fourth - ((((fourth + 3 - weekStart) % 7) + 7) % 7);
}
