import {
  type Attendee,
  type CommonWindow,
  countStarts,
  findCommonTimes,
  findWaysOut,
  findWeeklySlots,
  type Interval,
  type MeetingHours,
  type MovableMeeting,
  mergeIntervals,
  type StartCount,
  type WayOut,
  type WeeklySlot,
} from '@studyhall/time';
import type { BusyCalendar } from './commitment.ts';
import { smallestCrowd } from './sharing.ts';
import type { FieldProblem } from './timetable.ts';

export interface CommonTimesQuestion {
  readonly people: readonly string[];
  readonly required?: readonly string[] | undefined;
  readonly optional?: readonly string[] | undefined;
  readonly range: Interval;
  readonly minutes: number;
  readonly stepMinutes: number;
  readonly timeZone: string;
  readonly hours: MeetingHours;
  readonly limit: number;
  /** Those who cannot be required. */
  readonly discreet: ReadonlySet<string>;
  /** Given where one slot of every week is asked for. */
  readonly weekly?: { readonly skip: readonly string[] } | undefined;
  /** Whether the answer counts who can come at every start. */
  readonly attendance: boolean;
}

/** Who takes part in a meeting that could be moved, and when. */
export interface MovableTime {
  readonly id: string;
  readonly interval: Interval;
  /** The commitment of each person who takes part. */
  readonly taken: ReadonlyMap<string, Interval>;
}

/** What the service knows of the people of a question. */
export interface KnownTimes {
  /** In the order of the question's people. */
  readonly calendars: readonly BusyCalendar[];
  readonly timeZones: ReadonlyMap<string, string>;
  readonly movable: readonly MovableTime[];
}

/** People are positions in the question's list. */
export interface CommonTimes {
  readonly windows: readonly CommonWindow[];
  /** Only where there is no window for everyone. */
  readonly waysOut?: readonly WayOut[];
  readonly weekly?: readonly WeeklySlot[];
  readonly attendance?: readonly StartCount[];
}

type Listing = Pick<CommonTimesQuestion, 'people' | 'required' | 'optional'>;

/** People listed as required or optional who are not asked for, or are both. */
export function findListingProblems({ people, required = [], optional = [] }: Listing): FieldProblem[] {
  const problemsOf = (list: readonly string[], path: string, other: readonly string[]): FieldProblem[] =>
    list.flatMap((personId, index) => {
      const at = `${path}/${index}`;
      if (!people.includes(personId)) return [{ path: at, message: 'is not among those asked for' }];
      return other.includes(personId) ? [{ path: at, message: 'is listed as required as well' }] : [];
    });
  return [...problemsOf(required, '/required', []), ...problemsOf(optional, '/optional', required)];
}

/** Throws InvalidTimeError for hours that cannot be. */
export function answerCommonTimes(question: CommonTimesQuestion, known: KnownTimes): CommonTimes {
  const { range, minutes, stepMinutes, timeZone, hours, limit, weekly } = question;
  if (range.start >= range.end || question.people.length === 0) {
    return { windows: [], ...(weekly && { weekly: [] }), ...(question.attendance && { attendance: [] }) };
  }
  const people = toAttendees(question, known);
  const query = { people, range, minutes, stepMinutes, timeZone, hours, limit };
  const counted = question.attendance && { attendance: countStarts(query) };
  if (weekly) return { windows: [], weekly: findWeeklySlots({ ...query, skip: weekly.skip }), ...counted };
  const windows = findCommonTimes(query);
  if (windows[0]?.missing.length === 0) return { windows, ...counted };
  return { windows, waysOut: findWaysOut(query, toMovable(known, question.discreet)), ...counted };
}

/**
 * Required are those who are listed as such; where only the optional are listed, all others; else nobody, and
 * the answer has whom it can get.
 */
export function listRequired({ people, required, optional }: Listing): readonly string[] {
  return required ?? (optional ? people.filter((personId) => !optional.includes(personId)) : []);
}

function toAttendees(question: CommonTimesQuestion, { calendars, timeZones }: KnownTimes): Attendee[] {
  const { discreet, timeZone } = question;
  const required = new Set(question.required);
  return calendars.map(({ personId, busy }) => ({
    timeZone: timeZones.get(personId) ?? timeZone,
    busy: mergeIntervals(busy),
    required: required.has(personId) && !discreet.has(personId),
  }));
}

/** Where a meeting could go depends on those who take part in it: on no discreet person, and on a crowd of them. */
function toMovable({ calendars, movable }: KnownTimes, discreet: ReadonlySet<string>): MovableMeeting[] {
  return movable.flatMap(({ id, interval, taken }) => {
    const hidden = [...taken.keys()].filter((personId) => discreet.has(personId)).length;
    if (hidden > 0 && hidden < smallestCrowd) return [];
    const freed = calendars.flatMap(({ personId, busy }, position) => {
      const own = taken.get(personId);
      return own ? [[position, mergeIntervals(withoutOne(busy, own))] as const] : [];
    });
    return { id, ...interval, freed: new Map(freed) };
  });
}

/** Takes a commitment out once: what else lies at the very same time, as an imported event may, stays. */
function withoutOne(busy: readonly Interval[], own: Interval): Interval[] {
  const at = busy.findIndex(({ start, end }) => start === own.start && end === own.end);
  return at === -1 ? [...busy] : busy.toSpliced(at, 1);
}
