import ICAL from 'ical.js';
import type { NamedLine } from './components.ts';
import { InvalidCalendarError } from './errors.ts';

/** A property as ical.js reads its line: jCal (RFC 7265), values still as it writes them. */
export interface Property {
  readonly line: number;
  /** Names in small letters. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly type: string;
  readonly values: readonly unknown[];
}

export function readProperty({ number, text }: NamedLine): Property {
  try {
    // ical.js leaves jCal untyped.
    const [, parameters, type, ...values] = ICAL.parse.property(text) as [
      string,
      Record<string, string>,
      string,
      ...unknown[],
    ];
    return { line: number, parameters, type, values };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('"')[0]?.trim() : '';
    throw new InvalidCalendarError(number, `The line cannot be read${reason ? `: ${reason}` : ''}.`);
  }
}

/** The first value as text; empty where there is none. */
export function textOf(property: Property | undefined): string {
  const [value] = property?.values ?? [];
  return typeof value === 'string' ? value : '';
}
