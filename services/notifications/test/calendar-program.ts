import ICAL from 'ical.js';

export interface Shown {
  readonly start: string;
  readonly end: string;
  readonly title: string;
  readonly place: string;
}

interface Kept {
  readonly component: ICAL.Component;
  readonly sequence: number;
}

interface KeptEvent {
  /** Empty of somebody who knows single occurrences of a series alone. */
  master?: Kept;
  /** By RECURRENCE-ID; what is cancelled stays, so that nothing older brings it back. */
  readonly occurrences: Map<string, Kept>;
}

/**
 * A calendar program as simple as one can be: it keeps what it is sent by UID and RECURRENCE-ID, and passes over what
 * has a SEQUENCE below the one that it knows (RFC 5546, 2.1.5).
 */
export class CalendarProgram {
  readonly #events = new Map<string, KeptEvent>();

  take(text: string): void {
    const calendar = new ICAL.Component(ICAL.parse(text));
    for (const zone of calendar.getAllSubcomponents('vtimezone')) {
      ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    }
    const isEnd = calendar.getFirstPropertyValue('method') === 'CANCEL';
    const [whole, ...rest] = calendar
      .getAllSubcomponents('vevent')
      .toSorted((one, other) => Number(isOccurrence(one)) - Number(isOccurrence(other)));
    if (!whole) return;
    const all = isOccurrence(whole) ? [whole, ...rest] : rest;
    const event: KeptEvent = this.#events.get(uidOf(whole)) ?? { occurrences: new Map() };
    this.#events.set(uidOf(whole), event);
    if (!isOccurrence(whole) && sequenceOf(whole) >= (event.master?.sequence ?? 0)) {
      event.master = { component: whole, sequence: sequenceOf(whole) };
      event.occurrences.clear();
    }
    if (isEnd && !isOccurrence(whole)) event.master?.component.updatePropertyWithValue('status', 'CANCELLED');
    for (const component of all) {
      const id = String(component.getFirstPropertyValue('recurrence-id'));
      const known = event.occurrences.get(id)?.sequence ?? event.master?.sequence ?? 0;
      if (sequenceOf(component) < known) continue;
      event.occurrences.set(id, { component, sequence: sequenceOf(component) });
    }
  }

  /** All that it shows, by start. */
  show(): Shown[] {
    return [...this.#events.values()].flatMap(showEvent).toSorted((a, b) => (a.start < b.start ? -1 : 1));
  }
}

function showEvent({ master, occurrences }: KeptEvent): Shown[] {
  const exceptions = [...occurrences.values()].map(({ component }) => component);
  if (!master) return exceptions.filter(isOn).map(showAlone);
  if (!isOn(master.component)) return [];
  const event = new ICAL.Event(master.component, { exceptions });
  if (!event.isRecurring()) return [showAlone(master.component)];
  const shown: Shown[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next; next = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (isOn(item.component)) shown.push(describe(item, startDate, endDate));
  }
  return shown;
}

function showAlone(component: ICAL.Component): Shown {
  const event = new ICAL.Event(component);
  return describe(event, event.startDate, event.endDate);
}

function describe({ summary, location }: ICAL.Event, start: ICAL.Time, end: ICAL.Time): Shown {
  const instant = (time: ICAL.Time) => new Date(time.toUnixTime() * 1000).toISOString();
  return { start: instant(start), end: instant(end), title: summary, place: location };
}

const isOccurrence = (component: ICAL.Component) => component.hasProperty('recurrence-id');
const isOn = (component: ICAL.Component) => component.getFirstPropertyValue('status') !== 'CANCELLED';
const uidOf = (component: ICAL.Component) => String(component.getFirstPropertyValue('uid'));
const sequenceOf = (component: ICAL.Component) => Number(component.getFirstPropertyValue('sequence') ?? 0);
