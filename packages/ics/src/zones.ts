import type { Interval } from '@studyhall/time';
import type { Component } from './components.ts';
import { InvalidCalendarError } from './errors.ts';
import { type Property, readProperty, textOf } from './property.ts';
import type { Budget } from './recurrence.ts';
import { readVtimezone } from './vtimezone.ts';
import type { WallTime } from './wall-time.ts';
import { ianaZone, utc, type Zone } from './zone.ts';
import { findIanaZone } from './zone-names.ts';

interface ZonesOptions {
  readonly components: readonly Component[];
  /** The IANA zone of times that name none. */
  readonly timeZone: string;
  readonly window: Interval;
  readonly budget: Budget;
}

const mostZones = 100;

/** The zones that the times of one calendar are in. */
export class Zones {
  readonly #options: ZonesOptions;
  readonly #own: Zone;
  readonly #described = new Map<string, Component>();
  readonly #known = new Map<string, Zone>();

  constructor(options: ZonesOptions) {
    this.#options = options;
    this.#own = ianaZone(options.timeZone);
    for (const component of options.components) {
      if (component.name !== 'VTIMEZONE') continue;
      const tzid = component.lines.find(({ name }) => name === 'TZID');
      if (tzid) this.#described.set(textOf(readProperty(tzid)), component);
      if (this.#described.size > mostZones) {
        throw new InvalidCalendarError(component.line, `There are more than ${mostZones} time zones.`);
      }
    }
  }

  /** Of a time that a property names; dates and floating times are in the person's own zone. */
  zoneOf({ isDate, isUtc }: WallTime, { parameters, line }: Property): Zone {
    const { tzid } = parameters;
    if (isUtc) return utc;
    if (isDate || tzid === undefined) return this.#own;
    const known = this.#known.get(tzid) ?? this.#find(tzid, line);
    this.#known.set(tzid, known);
    return known;
  }

  /** The world's own data comes first: what calendars bring along is often abridged. */
  #find(tzid: string, line: number): Zone {
    const name = findIanaZone(tzid);
    if (name !== undefined) return ianaZone(name);
    const described = this.#described.get(tzid);
    if (described) return readVtimezone(described, this.#options);
    const shown = tzid.slice(0, 60);
    throw new InvalidCalendarError(line, `The time zone "${shown}" is neither known nor described.`);
  }
}
