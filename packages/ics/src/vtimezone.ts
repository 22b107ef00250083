import type { Interval, OffsetSegment } from '@studyhall/time';
import type { Component } from './components.ts';
import { InvalidCalendarError } from './errors.ts';
import { type Property, readProperty, textOf } from './property.ts';
import { type Budget, recur } from './recurrence.ts';
import { readRule } from './rule.ts';
import { hour, minute, parseWallTime, type Wall } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** From one moment on, the clocks are `to` ahead of UTC; it was `from` before. Milliseconds. */
interface Change {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

interface ReadOptions {
  /** Changes outside of it are of no interest. */
  readonly window: Interval;
  readonly budget: Budget;
}

const mostObservances = 200;
/** Of one observance. */
const mostChanges = 1_000;

/** The zone that a VTIMEZONE describes: for names that nobody else knows. */
export function readVtimezone(component: Component, options: ReadOptions): Zone {
  const { components, line } = component;
  if (components.length === 0 || components.length > mostObservances) {
    throw new InvalidCalendarError(line, `A time zone has 1 to ${mostObservances} observances.`);
  }
  const changes = components.flatMap((observance) => readChanges(observance, options));
  const segments = toSegments(changes.toSorted((a, b) => a.at - b.at));
  return { segments: () => segments };
}

function readChanges(observance: Component, { window, budget }: ReadOptions): Change[] {
  const named = (name: string) => observance.lines.filter((line) => line.name === name).map(readProperty);
  const [start] = named('DTSTART');
  const from = readOffset(named('TZOFFSETFROM')[0], observance.line);
  const to = readOffset(named('TZOFFSETTO')[0], observance.line);
  if (!start) throw new InvalidCalendarError(observance.line, 'The observance has no DTSTART.');
  const first = parseWallTime(start.values[0], start.line).wall;
  const walls = new Set<Wall>([first]);
  for (const property of named('RDATE')) {
    for (const value of property.values) walls.add(parseWallTime(value, property.line).wall);
  }
  for (const property of named('RRULE')) {
    const rule = readRule(property);
    const until = rule.until?.wall ?? Number.POSITIVE_INFINITY;
    const untilWall = rule.until?.isUtc ? until + from : until;
    for (const wall of recur({ rule, start: first, window, budget })) {
      if (wall > untilWall) break;
      if (walls.add(wall).size > mostChanges) {
        throw new InvalidCalendarError(property.line, 'No time zone changes its clocks so often.');
      }
    }
  }
  // The wall is that of before the change (RFC 5545, 3.6.5).
  return [...walls].map((wall) => ({ at: wall - from, from, to }));
}

function toSegments(changes: readonly Change[]): OffsetSegment[] {
  const [first] = changes;
  const before = { start: Number.NEGATIVE_INFINITY, end: first?.at ?? 0, offset: first?.from ?? 0 };
  const after = changes.map(({ at, to }, index) => ({
    start: at,
    end: changes[index + 1]?.at ?? Number.POSITIVE_INFINITY,
    offset: to,
  }));
  return [before, ...after];
}

function readOffset(property: Property | undefined, line: number): number {
  const match = /^([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(textOf(property));
  if (!match) throw new InvalidCalendarError(property?.line ?? line, 'An offset is written as +0530.');
  const [, sign, hours, minutes, seconds = '0'] = match;
  const offset = Number(hours) * hour + Number(minutes) * minute + Number(seconds) * 1000;
  return sign === '-' ? -offset : offset;
}
