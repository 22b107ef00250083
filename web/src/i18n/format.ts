import { useMemo } from 'react';
import { type Language, localeOf, useLanguage } from './language.ts';

/** Dates, times and numbers as the reader writes them. Instants are RFC 3339, in the zone that is given. */
export interface Format {
  readonly locale: string;
  /** "Tuesday, 3 March". */
  day(instant: string, zone: string): string;
  /** "Tue 3 Mar". */
  shortDay(instant: string, zone: string): string;
  /** "3 March 2026". */
  date(instant: string, zone: string): string;
  /** "Tue". */
  weekday(instant: string, zone: string): string;
  /** "14:30". */
  time(instant: string, zone: string): string;
  /** "14:30 – 15:30". */
  timeRange(start: string, end: string, zone: string): string;
  /** "Tue 3 Mar, 14:30". */
  moment(instant: string, zone: string): string;
  /** "3 – 5 Mar". */
  dayRange(start: string, end: string, zone: string): string;
  /** "3 Mar, 22:00 – 4 Mar, 02:00". */
  momentRange(start: string, end: string, zone: string): string;
  /** "in 2 hours". */
  relative(instant: string, now: number): string;
  number(value: number, digits?: number): string;
  /** "Pakistan Standard Time". */
  zone(zone: string): string;
  list(items: readonly string[]): string;
  /** Name of a language by its tag. */
  language(tag: string): string;
  /** Name of an ISO weekday, 1 is Monday. */
  weekdayName(weekday: number, length?: 'long' | 'short'): string;
  /** "09:00" of a wall clock as the reader writes it. */
  wallTime(clock: string): string;
  /** The month of a calendar date, as "March 2026". */
  calendarMonth(date: string): string;
  /** The day of a calendar date alone, as "3". */
  dayNumber(date: string): string;
  /** A calendar date, "2026-03-03", as "Tuesday, 3 March". */
  calendarDay(date: string): string;
}

const formats = new Map<Language, Format>();

export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => formatFor(language), [language]);
}

export function formatFor(language: Language): Format {
  const known = formats.get(language);
  if (known) return known;
  const made = createFormat(localeOf(language));
  formats.set(language, made);
  return made;
}

const dayMs = 86_400_000;
/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

/** Spoken at the university: browsers have no name for some, and take long to find those of the others. */
const spoken: Readonly<Record<string, Record<Language, string>>> = {
  en: { en: 'English', ur: 'انگریزی' },
  ur: { en: 'Urdu', ur: 'اردو' },
  pa: { en: 'Punjabi', ur: 'پنجابی' },
  ps: { en: 'Pashto', ur: 'پشتو' },
  sd: { en: 'Sindhi', ur: 'سندھی' },
  bal: { en: 'Balochi', ur: 'بلوچی' },
  skr: { en: 'Saraiki', ur: 'سرائیکی' },
};

function createFormat(locale: string): Format {
  const made = new Map<string, Intl.DateTimeFormat>();
  const formatter = (timeZone: string, options: Intl.DateTimeFormatOptions) => {
    const key = `${timeZone} ${JSON.stringify(options)}`;
    const found = made.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
    made.set(key, found);
    return found;
  };
  const write = (instant: string, zone: string, options: Intl.DateTimeFormatOptions) =>
    formatter(zone, options).format(new Date(instant));
  // Each takes a browser milliseconds to make.
  const relative = makeOnce(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const names = makeOnce(() => new Intl.DisplayNames(locale, { type: 'language' }));
  const clock = locale.startsWith('ur') ? keepTogether : (text: string) => text;
  // Where a day has 24 hours, a range is written "09:00–10:30": a time alone must not be "9:00" beside it.
  const hour = formatter('UTC', { hour: 'numeric' }).resolvedOptions().hour12 ? 'numeric' : '2-digit';
  const time = { hour, minute: '2-digit' } as const;
  const shortDate = { day: 'numeric', month: 'short' } as const;
  const shortDay = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return {
    locale,
    day: (instant, zone) => write(instant, zone, { weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: (instant, zone) => write(instant, zone, shortDay),
    date: (instant, zone) => write(instant, zone, { day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: (instant, zone) => write(instant, zone, { weekday: 'short' }),
    time: (instant, zone) => clock(write(instant, zone, time)),
    timeRange: (start, end, zone) => clock(formatter(zone, time).formatRange(new Date(start), new Date(end))),
    dayRange: (start, end, zone) => formatter(zone, shortDate).formatRange(new Date(start), new Date(end)),
    momentRange: (start, end, zone) =>
      formatter(zone, { ...shortDate, ...time }).formatRange(new Date(start), new Date(end)),
    moment: (instant, zone) => write(instant, zone, { ...shortDay, ...time }),
    relative: (instant, now) => writeRelative(relative(), Date.parse(instant) - now),
    number: (value, digits = 0) =>
      value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    zone: (zone) =>
      formatter(zone, { timeZoneName: 'long' })
        .formatToParts(new Date())
        .find(({ type }) => type === 'timeZoneName')?.value ?? zone,
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
    language: (tag) => spoken[tag]?.[locale.startsWith('ur') ? 'ur' : 'en'] ?? names().of(tag) ?? tag,
    weekdayName: (weekday, length = 'long') =>
      formatter('UTC', { weekday: length }).format(monday + (weekday - 1) * dayMs),
    wallTime: (wall) => (wall === '24:00' ? wall : clock(write(`2024-01-01T${wall}:00Z`, 'UTC', time))),
    calendarMonth: (date) => write(`${date}T00:00:00Z`, 'UTC', { month: 'long', year: 'numeric' }),
    dayNumber: (date) => write(`${date}T00:00:00Z`, 'UTC', { day: 'numeric' }),
    calendarDay: (date) =>
      write(`${date}T00:00:00Z`, 'UTC', { weekday: 'long', day: 'numeric', month: 'long' }),
  };
}

function makeOnce<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const rightToLeftLetter = /[\u0590-\u08ff]/;

/** A time in Latin letters stands from left to right in whatever is around it (Unicode's LRI and PDI). */
function keepTogether(time: string): string {
  return rightToLeftLetter.test(time) ? time : `\u2066${time}\u2069`;
}

function writeRelative(relative: Intl.RelativeTimeFormat, ms: number): string {
  const size = Math.abs(ms);
  if (size < 3_600_000) return relative.format(Math.round(ms / 60_000), 'minute');
  if (size < dayMs) return relative.format(Math.round(ms / 3_600_000), 'hour');
  return relative.format(Math.round(ms / dayMs), 'day');
}
