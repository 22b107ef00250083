import { newId } from '@studyhall/db';
import type { EventData } from '@studyhall/events';
import type { Person } from '@studyhall/http';
import { expandSeries, formatInstant, localDateTimeOf } from '@studyhall/time';
import type { Shown } from './calendar-program.ts';
import { event, type TestEvent } from './notifications-app.ts';

const hour = 3_600_000;
const day = 24 * hour;
const timeZone = 'Europe/London';

export interface TestOccurrence {
  readonly id: string;
  readonly occursAt: string;
  start: number;
  title: string;
  place: string;
  isOn: boolean;
}

/** A series as the groups service has it. */
export interface TestSeries {
  readonly id: string;
  readonly occurrences: readonly TestOccurrence[];
  version: number;
  /** What the groups service publishes when these have changed as one. */
  eventsOf(type: SeriesEventType, changed: readonly TestOccurrence[]): TestEvent[];
  /** The meetings that there are. */
  show(): Shown[];
}

export type SeriesEventType = 'meeting.planned' | 'meeting.moved' | 'meeting.cancelled';

/** Seven weeks out of eight, on the wall of London; the second was planned for another day. */
export function buildSeries(person: Person): TestSeries {
  const firstStart = Math.ceil(Date.now() / hour) * hour + 10 * day;
  const plan = { timeZone, firstStart, everyWeeks: 1 };
  const until = localDateTimeOf(firstStart + 52 * day, timeZone).slice(0, 10);
  const skip = [localDateTimeOf(firstStart + 28 * day, timeZone).slice(0, 10)];
  const id = newId();
  const occurrences = expandSeries({ ...plan, until, skip }).map(({ start }, index) => ({
    id: index === 0 ? id : newId(),
    occursAt: localDateTimeOf(start, timeZone),
    start: index === 1 ? start + day : start,
    title: 'Exercises',
    place: 'Library, room 2',
    isOn: true,
  }));
  const group = { groupId: newId(), groupName: 'Logic' };
  const series: TestSeries = {
    id,
    occurrences,
    version: 0,
    eventsOf: (type, changed) =>
      changed.map((occurrence, index) => {
        const { id: meetingId, start, title, place, occursAt } = occurrence;
        const data: EventData<SeriesEventType> = {
          ...group,
          meetingId,
          title,
          place,
          start: formatInstant(start),
          end: formatInstant(start + hour),
          timeZone,
          version: series.version,
          recurrence: { seriesId: id, occursAt },
          ...(changed.length > 1 && { seriesId: id }),
          ...(changed.length > 1 && index === 0 && { occurrences: changed.length }),
          to: [person.id],
        };
        return event(type, data);
      }),
    show: () =>
      occurrences
        .filter(({ isOn }) => isOn)
        .map(({ start, title, place }) => ({
          start: formatInstant(start),
          end: formatInstant(start + hour),
          title,
          place,
        }))
        .toSorted((a, b) => (a.start < b.start ? -1 : 1)),
  };
  return series;
}

type Change = (occurrences: readonly TestOccurrence[]) => readonly TestOccurrence[];

const change =
  (from: number, to: number, make: (occurrence: TestOccurrence) => void): Change =>
  (occurrences) => {
    const changed = occurrences.slice(from, to).filter(({ isOn }) => isOn);
    changed.forEach(make);
    return changed;
  };
const cancel = (occurrence: TestOccurrence) => {
  occurrence.isOn = false;
};

/** Planned; moved, one and all that follow; called off, one, all that follow, and the rest. */
export const changesOfSeries: readonly (readonly [SeriesEventType, Change])[] = [
  ['meeting.planned', (occurrences) => occurrences],
  [
    'meeting.moved',
    change(2, 3, (occurrence) => {
      occurrence.start += day;
      occurrence.title = 'Old tests';
    }),
  ],
  [
    'meeting.moved',
    change(3, 7, (occurrence) => {
      occurrence.start += 2 * hour;
    }),
  ],
  ['meeting.cancelled', change(1, 2, cancel)],
  ['meeting.cancelled', change(5, 7, cancel)],
  [
    'meeting.moved',
    change(0, 7, (occurrence) => {
      occurrence.place = 'Room 9';
    }),
  ],
  ['meeting.cancelled', change(0, 7, cancel)],
];
