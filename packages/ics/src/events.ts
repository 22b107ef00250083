import type { Component } from './components.ts';
import { InvalidCalendarError } from './errors.ts';
import { type Property, readProperty, textOf } from './property.ts';
import { type Rule, readRule } from './rule.ts';
import { type Duration, day, parseDuration, parseWallTime, type WallTime } from './wall-time.ts';
import { toInstant, type Zone } from './zone.ts';
import type { Zones } from './zones.ts';

/** A wall time in its zone. */
export interface ZonedTime extends WallTime {
  readonly zone: Zone;
}

/** A stretch that an RDATE adds; without an end it lasts as long as the event. */
export interface ExtraTime {
  readonly start: ZonedTime;
  readonly duration: Duration | undefined;
}

/** One VEVENT, as far as it says when somebody is busy. */
export interface CalendarEvent {
  readonly line: number;
  /** Empty where the calendar names none. */
  readonly uid: string;
  readonly sequence: number;
  readonly title: string;
  /** Cancelled, or shown as free: takes no time. */
  readonly isFree: boolean;
  readonly start: ZonedTime;
  readonly duration: Duration;
  readonly rules: readonly { readonly rule: Rule; readonly line: number }[];
  readonly exceptRules: readonly { readonly rule: Rule; readonly line: number }[];
  readonly extra: readonly ExtraTime[];
  readonly except: readonly ZonedTime[];
  /** The occurrence of the series with this uid that it replaces, or all from that one on. */
  readonly replaces: { readonly time: ZonedTime; readonly andFollowing: boolean } | undefined;
}

const mostRules = 20;
const longestTitle = 200;

export function readEvent(component: Component, zones: Zones): CalendarEvent {
  const properties = readProperties(component);
  const all = (name: string) => properties.get(name) ?? [];
  const first = (name: string) => all(name)[0];
  const startProperty = first('DTSTART');
  if (!startProperty) throw new InvalidCalendarError(component.line, 'The event has no DTSTART.');
  const start = readTime(startProperty, zones);
  const rules = (name: string) =>
    all(name).map((property) => ({ rule: readRule(property), line: property.line }));
  const replaces = first('RECURRENCE-ID');
  return {
    line: component.line,
    uid: textOf(first('UID')),
    sequence: Number(first('SEQUENCE')?.values[0] ?? 0) || 0,
    title: readTitle(first('SUMMARY')),
    isFree: isFree(all),
    start,
    duration: readDuration(start, first('DTEND'), first('DURATION'), zones),
    rules: rules('RRULE'),
    exceptRules: rules('EXRULE'),
    extra: all('RDATE').flatMap((property) => readExtra(property, zones)),
    except: all('EXDATE').flatMap((property) => readTimes(property, zones)),
    replaces: replaces && {
      time: readTime(replaces, zones),
      andFollowing: replaces.parameters['range'] === 'THISANDFUTURE',
    },
  };
}

function readProperties(component: Component): Map<string, Property[]> {
  const properties = new Map<string, Property[]>();
  for (const line of component.lines) {
    const property = readProperty(line);
    const list = properties.get(line.name);
    if (list) list.push(property);
    else properties.set(line.name, [property]);
    if (line.name.endsWith('RULE') && (list?.length ?? 0) > mostRules) {
      throw new InvalidCalendarError(line.number, `An event has at most ${mostRules} rules.`);
    }
  }
  return properties;
}

function isFree(all: (name: string) => readonly Property[]): boolean {
  const says = (name: string, word: string) => all(name).some((p) => textOf(p).toUpperCase() === word);
  return (
    says('STATUS', 'CANCELLED') || says('TRANSP', 'TRANSPARENT') || says('X-MICROSOFT-CDO-BUSYSTATUS', 'FREE')
  );
}

/** One line, as everything that is shown in a list. */
function readTitle(property: Property | undefined): string {
  const text = textOf(property)
    .slice(0, longestTitle)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return text === '' ? 'Busy' : text;
}

function readTime(property: Property, zones: Zones): ZonedTime {
  return readTimeOf(property, property.values[0], zones);
}

function readTimes(property: Property, zones: Zones): ZonedTime[] {
  return property.values.map((value) => readTimeOf(property, value, zones));
}

function readTimeOf(property: Property, value: unknown, zones: Zones): ZonedTime {
  const time = parseWallTime(value, property.line);
  return { ...time, zone: zones.zoneOf(time, property) };
}

function readDuration(
  start: ZonedTime,
  endProperty: Property | undefined,
  durationProperty: Property | undefined,
  zones: Zones,
): Duration {
  if (durationProperty) return parseDuration(durationProperty.values[0], durationProperty.line);
  // Without an end, a date is that day, and a time takes no time (RFC 5545, 3.6.1).
  if (!endProperty) return { days: start.isDate ? 1 : 0, exact: 0 };
  const end = readTime(endProperty, zones);
  const isWholeDays = start.isDate && end.isDate;
  const exact = isWholeDays
    ? end.wall - start.wall
    : toInstant(end.wall, end.zone) - toInstant(start.wall, start.zone);
  if (exact < 0) throw new InvalidCalendarError(endProperty.line, 'The event ends before it starts.');
  // Many programs write a day that ends on itself.
  return isWholeDays ? { days: Math.max(1, exact / day), exact: 0 } : { days: 0, exact };
}

/** The stretches of an RDATE or a FREEBUSY: times, or periods with an end or a duration. */
export function readExtra(property: Property, zones: Zones): ExtraTime[] {
  return property.values.map((value) => {
    if (!Array.isArray(value)) return { start: readTimeOf(property, value, zones), duration: undefined };
    const [from, to]: unknown[] = value;
    const start = readTimeOf(property, from, zones);
    if (typeof to === 'string' && to.includes('P'))
      return { start, duration: parseDuration(to, property.line) };
    const end = readTimeOf(property, to, zones);
    const exact = toInstant(end.wall, end.zone) - toInstant(start.wall, start.zone);
    if (exact < 0) throw new InvalidCalendarError(property.line, 'The period ends before it starts.');
    return { start, duration: { days: 0, exact } };
  });
}
