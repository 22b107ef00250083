import { hash } from 'node:crypto';
import { InvalidCalendarError } from '@studyhall/ics';
import type { Context } from '../context.ts';
import { findTimeZones } from '../data/zone-repository.ts';
import {
  cutToPieces,
  type ImportedTime,
  importWindow,
  mostImportedTimes,
} from '../domain/calendar-import.ts';
import { UnreadableCalendarError } from '../errors.ts';

export interface ReadImport {
  readonly name: string | undefined;
  readonly content: string;
  readonly fingerprint: string;
  readonly times: readonly ImportedTime[];
}

/** Works out when a calendar says that its owner is busy. Throws UnreadableCalendarError. */
export async function readCalendar(context: Context, text: string, timeZone: string): Promise<ReadImport> {
  const window = importWindow(context.now());
  try {
    const options = { timeZone, window, mostTimes: mostImportedTimes };
    const { name, times, essence } = await context.calendarReader.read(text, options);
    return {
      name,
      content: essence,
      fingerprint: fingerprintOf(essence, timeZone),
      times: cutToPieces(times, window),
    };
  } catch (error) {
    if (error instanceof InvalidCalendarError) throw new UnreadableCalendarError(error);
    throw error;
  }
}

/** Equal where the busy time is, but for what comes into the window as time passes. */
export function fingerprintOf(content: string, timeZone: string): string {
  return hash('sha256', `${timeZone}\n${content}`);
}

/** The zone that a person lives by: as they say of themself, or of their timetable. */
export async function findZoneOf({ db }: Context, personId: string): Promise<string> {
  return (await findTimeZones(db.read, [personId])).get(personId) ?? 'UTC';
}
