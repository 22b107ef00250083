import type { Interval } from '@studyhall/time';
import { parseWallText, type Wall } from './wall-time.ts';
import { findWeeklyPattern } from './weekly-pattern.ts';
import type { WrittenEvent } from './write-calendar.ts';
import { ianaZone, toInstant } from './zone.ts';

/** One occurrence of a series, as it takes place. */
export interface Occurrence extends Interval, Pick<WrittenEvent, 'title' | 'place' | 'link' | 'about'> {
  /** The local date and time that the rule of the series gives it, however it was moved: `2026-03-02T10:00:00`. */
  readonly occursAt: string;
}

export interface Series extends Pick<WrittenEvent, 'uid' | 'sequence' | 'organizer' | 'attendee'> {
  /** IANA; whose wall the rule means. */
  readonly timeZone: string;
  /** One at least. */
  readonly occurrences: readonly Occurrence[];
}

/**
 * A series as RFC 5545 has it: the event that repeats, with what most occurrences share, then each that differs from
 * it. All have one uid and one sequence.
 */
export function toSeriesEvents({ occurrences, timeZone, ...shared }: Series): WrittenEvent[] {
  const zone = ianaZone(timeZone);
  const walls = occurrences.map(({ occursAt }) => parseWallText(occursAt));
  const pattern = findWeeklyPattern(walls);
  // Whoever changes a series changes it from some occurrence on: the last has what is to stay.
  const { start, end, occursAt: _, ...details } = occurrences.at(-1) ?? fail();
  const length = end - start;
  const at = (wall: Wall) => ({
    start: toInstant(wall, zone),
    end: toInstant(wall, zone) + length,
  });
  const event = { ...shared, timeZone, status: 'confirmed' } as const;
  const different = occurrences.filter((occurrence, index) => {
    const usual = { ...details, ...at(walls[index] ?? 0) };
    return (Object.keys(usual) as (keyof typeof usual)[]).some((key) => usual[key] !== occurrence[key]);
  });
  return [
    { ...event, ...details, ...at(pattern.first), repeats: pattern },
    ...different.map((occurrence) => ({ ...event, ...occurrence })),
  ];
}

function fail(): never {
  throw new Error('A series has an occurrence');
}
