import type { Interval } from '@studyhall/time';
import { type Component, readComponents } from './components.ts';
import { InvalidCalendarError } from './errors.ts';
import { type CalendarEvent, readEvent } from './events.ts';
import { readFreeBusy } from './free-busy.ts';
import { type BusyTime, expandSeries, type Series } from './occurrences.ts';
import { readProperty, textOf } from './property.ts';
import { day } from './wall-time.ts';
import { toInstant } from './zone.ts';
import { Zones } from './zones.ts';

export interface ReadOptions {
  /** The IANA zone of all-day events and of times that name no zone. */
  readonly timeZone: string;
  /** Only what overlaps it is answered; a rule without an end ends with it. */
  readonly window: Interval;
  /** A calendar with more busy times than this in the window is refused. */
  readonly mostTimes: number;
  /** Called with the line that is worked on, for whoever stops a calendar that takes too long. */
  readonly onLine?: (line: number) => void;
}

export interface ReadCalendar {
  /** What the calendar calls itself. */
  readonly name: string | undefined;
  /** By start, whole as they are, also where they reach beyond the window; they may overlap. */
  readonly times: readonly BusyTime[];
  /** A calendar of those lines alone that busy times come from: reads the same for later windows. */
  readonly essence: string;
}

/** Days and times of rules looked at for one calendar: some tenths of a second. */
const mostSteps = 1_000_000;

/** When somebody is busy, by a calendar in RFC 5545. Throws InvalidCalendarError with the line of what is wrong. */
export function readBusyTimes(text: string, options: ReadOptions): ReadCalendar {
  const { window, timeZone, onLine = () => {} } = options;
  const calendars = readComponents(text);
  const budgetOf = createBudgets(onLine);
  const times = new Times(options);
  const kept: Component[] = [];
  for (const { components, line } of calendars) {
    const zones = new Zones({ components, timeZone, window: zoneWindow(window), budget: budgetOf(line) });
    const events: CalendarEvent[] = [];
    for (const component of components) {
      onLine(component.line);
      if (component.name === 'VFREEBUSY') times.add(readFreeBusy(component, zones, window), component.line);
      const event = component.name === 'VEVENT' ? readEvent(component, zones) : undefined;
      if (event) events.push(event);
      if (!event || mayMatter(event, window)) kept.push(component);
    }
    for (const series of groupSeries(events)) {
      const [first] = [...series.masters, ...series.changes];
      times.add(expandSeries(series, { window, budgetOf }), first?.line ?? line);
    }
  }
  return { name: findName(calendars), times: times.sorted(), essence: writeEssence(calendars, kept) };
}

/** Events may be in the zone's past by their rule; its clocks matter from long before the window on. */
function zoneWindow({ start, end }: Interval): Interval {
  const year = 366 * day;
  return { start: Math.min(start, 0), end: end + 2 * year };
}

function createBudgets(onLine: (line: number) => void) {
  let left = mostSteps;
  return (line: number) => ({
    spend(steps: number) {
      left -= steps;
      onLine(line);
      if (left < 0)
        throw new InvalidCalendarError(line, 'The rules of this calendar repeat too much, up to here.');
    },
  });
}

class Times {
  readonly #times = new Map<string, BusyTime>();
  readonly #options: ReadOptions;
  #count = 0;

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  add(times: Iterable<BusyTime>, line: number): void {
    const { mostTimes } = this.#options;
    for (const time of times) {
      this.#times.set(`${time.start} ${time.end} ${time.title}`, time);
      this.#count += 1;
      if (this.#count > mostTimes) {
        throw new InvalidCalendarError(line, `Up to here there are more than ${mostTimes} busy times.`);
      }
    }
  }

  sorted(): BusyTime[] {
    return [...this.#times.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  }
}

/** Of several versions of an event the latest counts. */
function groupSeries(events: readonly CalendarEvent[]): Series[] {
  const groups = Map.groupBy(events, ({ uid, line }) => uid || `line ${line}`);
  return [...groups.values()].map((group) => {
    const masters = group.filter(({ replaces }) => replaces === undefined);
    const changes = Map.groupBy(
      group.filter(({ replaces }) => replaces !== undefined),
      ({ replaces }) => replaces && toInstant(replaces.time.wall, replaces.time.zone),
    );
    return { masters: latest(masters), changes: [...changes.values()].flatMap(latest) };
  });
}

function latest(versions: readonly CalendarEvent[]): CalendarEvent[] {
  const highest = Math.max(...versions.map(({ sequence }) => sequence));
  return versions.filter(({ sequence }) => sequence === highest);
}

/** What was over in the year before the last is left out: by years, so that the essence does not change daily. */
function mayMatter(event: CalendarEvent, window: Interval): boolean {
  const { start, duration, rules, extra, replaces } = event;
  if (replaces || rules.length > 0 || extra.length > 0) return true;
  const cutoff = Date.UTC(new Date(window.start).getUTCFullYear() - 1);
  return toInstant(start.wall, start.zone) + (duration.days + 2) * day + duration.exact > cutoff;
}

function findName(calendars: readonly Component[]): string | undefined {
  const line = calendars.flatMap(({ lines }) => lines).find(({ name }) => name.endsWith('NAME'));
  // A text, although ical.js does not know this property as one.
  const text = line && textOf(readProperty(line)).replaceAll(/\\([,;\\])/g, '$1');
  return (
    text
      ?.slice(0, 100)
      .toWellFormed()
      .replaceAll(/\p{Cc}+/gu, ' ')
      .trim() || undefined
  );
}

function writeEssence(calendars: readonly Component[], kept: readonly Component[]): string {
  const chosen = new Set(kept);
  return calendars
    .map(({ components, ...rest }) => ({
      ...rest,
      components: components.filter((each) => chosen.has(each)),
    }))
    .map(writeComponent)
    .join('');
}

function writeComponent({ name, lines, components }: Component): string {
  const inner = lines.map(({ text }) => `${text}\r\n`).join('') + components.map(writeComponent).join('');
  return `BEGIN:${name}\r\n${inner}END:${name}\r\n`;
}
