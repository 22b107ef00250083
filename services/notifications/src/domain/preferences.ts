import { addLocalDays, type Instant, instantAt, localDateOf } from '@studyhall/time';
import type { ChosenChannels } from './kind.ts';

export const languages = ['en', 'ur'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text);
}

/** Wall-clock times in the person's zone; `from` after `to` spans midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** How a person wishes to be told. */
export interface Wishes {
  readonly language: Language;
  readonly timeZone: string;
  readonly quietHours: QuietHours | null;
  readonly channels: ChosenChannels;
}

/** When quiet hours that hold at an instant end; null where none hold. */
export function endOfQuietHours({ quietHours, timeZone }: Wishes, now: Instant): Instant | null {
  if (quietHours === null) return null;
  const today = localDateOf(now, timeZone);
  // Hours that began yesterday may still last.
  const yesterday = localDateOf(addLocalDays(now, timeZone, -1), timeZone);
  for (const date of [yesterday, today]) {
    const from = instantAt(date, quietHours.from, timeZone);
    const sameDay = instantAt(date, quietHours.to, timeZone);
    const to = quietHours.from < quietHours.to ? sameDay : addLocalDays(sameDay, timeZone, 1);
    if (from <= now && now < to) return to;
  }
  return null;
}

const dailyAt = '08:00';

/** The next time at which what is gathered for the day goes out: 8 o'clock on the person's wall. */
export function nextDaily(timeZone: string, now: Instant): Instant {
  const today = instantAt(localDateOf(now, timeZone), dailyAt, timeZone);
  return today > now ? today : addLocalDays(today, timeZone, 1);
}
