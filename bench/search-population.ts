import type { Instant, Interval, WeeklyHours } from '@studyhall/time';
import { computeFreeTime, type FreeTime, windowAhead } from '../services/tutors/src/domain/free-time.ts';
import { bayesianMean } from '../services/tutors/src/domain/rating.ts';
import type { Course, Tutor } from '../services/tutors/src/domain/tutor.ts';
import { pickOne, randomFrom, unevenIndex } from './random.ts';

/* Everyone at a large university, the same in every run. The first of them are the tutors, as many as it takes. */

export const peopleCount = 100_000;
export const commitmentsOfEach = 10;
/** Different weeks: whoever is so many after another has the same hours and commitments. */
const weekCount = 1_000;

const hour = 3_600_000;
const day = 24 * hour;
const courseCount = 200;
const wordCount = 3_000;

export const languages = ['en', 'ur', 'pa', 'de', 'en-GB', 'zh', 'fr', 'ur-PK', 'ar', 'es'];
const zones = ['Asia/Karachi', 'Europe/London', 'America/New_York', 'Asia/Shanghai', 'Australia/Sydney'];
const onsets = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'st', 'tr'];
const vowels = ['a', 'e', 'i', 'o', 'u'];

/** Two to four syllables; many begin alike. */
export function wordAt(index: number): string {
  const random = randomFrom(index);
  const syllables = Array.from(
    { length: 2 + (index % 3) },
    () => pickOne(random, onsets) + pickOne(random, vowels),
  );
  return syllables.join('');
}

export function courseAt(index: number): Course {
  return { code: `C-${100 + index}`, title: `${wordAt(index)} ${wordAt(courseCount + index)}` };
}

export function someWord(random: () => number): string {
  return wordAt(unevenIndex(random, wordCount));
}

export function someCourse(random: () => number): Course {
  return courseAt(unevenIndex(random, courseCount));
}

export function personId(index: number): string {
  return `019a0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** An hour each in the weeks ahead, in order and apart. */
export function commitmentsOf(index: number, now: Instant): Interval[] {
  const random = randomFrom(index % weekCount);
  const today = Math.floor(now / day) * day;
  return Array.from({ length: commitmentsOfEach }, (_, nth) => {
    const start = today + (nth * 5 + Math.floor(random() * 5)) * day + (8 + Math.floor(random() * 12)) * hour;
    return { start, end: start + hour };
  });
}

/** A tutor approved long ago, some of whose sessions were reviewed. */
export function tutorAt(index: number, now: Instant): Tutor {
  const random = randomFrom(1_000_000 + index);
  const words = (count: number) => Array.from({ length: count }, () => someWord(random)).join(' ');
  const courses = Array.from({ length: 1 + Math.floor(random() * 3) }, () => someCourse(random));
  const reviews = Math.floor(random() * 40);
  return {
    id: personId(index),
    name: `${words(1)} ${words(1)}`,
    status: 'approved',
    headline: words(4),
    bio: words(8),
    courses: courses.filter(({ code }, at) => courses.findIndex((other) => other.code === code) === at),
    languages: [...new Set(['en', languages[unevenIndex(random, languages.length)] ?? 'en'])],
    modes: pickOne(random, [['online'], ['in-person'], ['online', 'in-person']] as const),
    place: 'Library',
    link: null,
    sessionMinutes: [30, 60],
    bufferMinutes: 10,
    minNoticeMinutes: 120,
    maxAdvanceDays: 30,
    maxPerWeek: 20,
    instantBooking: true,
    hours: hoursOf(index),
    revision: 1,
    rating: { mean: bayesianMean(reviews * (3 + random() * 2), reviews), count: reviews },
    // No two the same: an odd factor makes every number of 32 bits once.
    searchTie: (Math.imul(index, 0x9e3779b1) >>> 0).toString(36).padStart(8, '0'),
    appliedAt: now - 90 * day,
    decidedAt: now - 80 * day,
    decidedBy: null,
    decisionReason: null,
    updatedAt: now - 80 * day,
  };
}

function hoursOf(index: number): WeeklyHours {
  const random = randomFrom(2_000_000 + (index % weekCount));
  const weekdays = ([1, 2, 3, 4, 5, 6, 7] as const).filter(() => random() < 0.4);
  const weekly = (weekdays.length > 0 ? weekdays : ([1] as const)).map((weekday) => {
    const from = 8 + Math.floor(random() * 10);
    return { weekday, from: clock(from), to: clock(from + 2 + Math.floor(random() * 3)) };
  });
  return { timeZone: pickOne(random, zones), weekly, overrides: [] };
}

function clock(hours: number): string {
  return `${String(hours).padStart(2, '0')}:00`;
}

/** What the tutors service has computed of everyone, once for each week; nobody comes due while it is measured. */
export function freeTimesAt(now: Instant): (index: number) => FreeTime {
  const known = Array.from({ length: weekCount }, (_, index) => {
    const tutor = tutorAt(index, now);
    const freeTime = computeFreeTime({
      tutor: { ...tutor, courses: [], timeZone: tutor.hours.timeZone },
      busy: commitmentsOf(index, now),
      booked: [],
      window: windowAhead(now, 0),
      now,
    });
    return { ...freeTime, dueAt: now + day };
  });
  return (index) => known[index % weekCount] as FreeTime; // one for each week
}
