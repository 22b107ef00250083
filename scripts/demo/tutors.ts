import type { WeeklyHours } from '@studyhall/time';
import { courses } from './courses.ts';
import { buildHours, type HoursCircumstances, plainHours } from './hours.ts';
import type { Student } from './people.ts';
import { bios, biosAbroad, headlines, places } from './phrases.ts';

type Mode = 'online' | 'in-person';

/** A tutor as the tutors service imports one. */
export interface Tutor {
  readonly id: string;
  readonly name: string;
  readonly status: 'approved' | 'pending';
  readonly headline: string;
  readonly bio: string;
  readonly courses: readonly string[];
  readonly languages: readonly string[];
  readonly modes: readonly Mode[];
  readonly place: string | null;
  readonly link: string | null;
  readonly sessionMinutes: readonly number[];
  readonly bufferMinutes: number;
  readonly minNoticeMinutes: number;
  readonly maxAdvanceDays: number;
  readonly maxPerWeek: number;
  readonly instantBooking: boolean;
  readonly availability: WeeklyHours;
}

const modesAtHome: readonly (readonly Mode[])[] = [['online'], ['in-person'], ['online', 'in-person']];
const lengths: readonly (readonly number[])[] = [[30, 60], [60], [45, 90], [30, 45, 60], [30, 60, 90]];

/** A student who tutors some of the courses that they take, by rules of their own. */
export function buildTutor(
  { id, name, timeZone, languages, courses: taken }: Student,
  status: Tutor['status'],
  circumstances: HoursCircumstances,
): Tutor {
  const { random } = circumstances;
  const isHome = timeZone === 'Asia/Karachi';
  const taught = random.sample(taken, random.integer(2, 4));
  const modes = isHome ? random.pick(modesAtHome) : (['online'] as const);
  return {
    id,
    name,
    status,
    headline: random.pick(headlines).replace('{course}', titleOf(taught[0])),
    bio: random.pick(isHome ? bios : biosAbroad),
    courses: taught,
    languages,
    modes,
    place: modes.some((mode) => mode === 'in-person') ? random.pick(places) : null,
    link: modes.some((mode) => mode === 'online') ? `https://meet.margalla.example/${id.slice(-12)}` : null,
    sessionMinutes: random.pick(lengths),
    bufferMinutes: random.pick([0, 0, 5, 10, 15]),
    minNoticeMinutes: random.pick([60, 120, 240, 720, 1440]),
    maxAdvanceDays: random.pick([14, 21, 28, 42, 60]),
    maxPerWeek: random.integer(5, 16),
    instantBooking: random.chance(0.7),
    availability: buildHours(timeZone, circumstances),
  };
}

/** The tutor whom the first steps of a newcomer lead to: easy to find and to book. */
export function buildFirstTutor(student: Student, circumstances: HoursCircumstances): Tutor {
  return {
    ...buildTutor(student, 'approved', circumstances),
    headline: `${titleOf('CS-201')}, one clear step at a time`,
    courses: ['CS-201', 'CS-210', 'MATH-203'],
    modes: ['online', 'in-person'],
    place: places[0] ?? null,
    link: 'https://meet.margalla.example/bilal-ahmed',
    sessionMinutes: [30, 60],
    bufferMinutes: 0,
    minNoticeMinutes: 120,
    maxAdvanceDays: 28,
    maxPerWeek: 20,
    instantBooking: true,
    availability: plainHours(student.timeZone),
  };
}

function titleOf(code: string | undefined): string {
  return courses.find((course) => course.code === code)?.title ?? 'your course';
}
