import {
  expandWeeklyHours,
  formatInstant,
  type Instant,
  type Interval,
  localDateOf,
  overlaps,
  startOfLocalWeek,
} from '@studyhall/time';
import type { Student } from './people.ts';
import { comments, topics } from './phrases.ts';
import type { Random } from './random.ts';
import type { Tutor } from './tutors.ts';

/** A session as the tutors service imports one. */
export interface Session {
  readonly tutorId: string;
  readonly studentId: string;
  readonly studentName: string;
  readonly courseCode: string;
  readonly start: string;
  readonly minutes: number;
  readonly mode: 'online' | 'in-person';
  readonly topic: string;
  readonly review?: { readonly rating: number; readonly comment: string };
}

interface Demand {
  readonly count: number;
  /** When the tutor was, or will be, there. */
  readonly hours: readonly Interval[];
  readonly regular: Student | undefined;
}

const minute = 60_000;
const day = 86_400_000;
const homeZone = 'Asia/Karachi';
/** A time that does not suit is looked for anew this often, then left. */
const tries = 8;

/** Keeps everyone's time, so that nobody is planned into two places or into too many sessions. */
export class SessionPlanner {
  readonly #random: Random;
  readonly #students: readonly Student[];
  readonly #busy = new Map<string, Interval[]>();
  readonly #reviewed = new Set<string>();

  constructor(random: Random, students: readonly Student[]) {
    this.#random = random;
    this.#students = students;
  }

  /**
   * Two months of sessions that were, most of them reviewed, and some to come. The first of each are a regular's,
   * whom only a good tutor has.
   */
  planFor(tutor: Tutor, { now, regular }: { now: Instant; regular?: Student | undefined }): Session[] {
    const random = this.#random;
    const stars = regular ? 5 : random.pick([3, 4, 4, 5, 5, 5]);
    const past = this.#plan(tutor, {
      regular,
      count: random.integer(3, 9),
      hours: expandWeeklyHours(tutor.availability, { start: now - 56 * day, end: now - 2 * day }),
    });
    const coming = this.#plan(tutor, {
      regular,
      count: random.integer(1, 3),
      hours: expandWeeklyHours(tutor.availability, { start: now + 2 * day, end: now + 13 * day }),
    });
    return [...past.map((session) => this.#review(session, stars)), ...coming];
  }

  #plan(tutor: Tutor, { count, hours, regular }: Demand): Session[] {
    if (hours.length === 0) return [];
    return Array.from({ length: count }, (_, index) =>
      this.#planOne(tutor, hours, index === 0 ? regular : undefined),
    ).filter((session) => session !== null);
  }

  #planOne(tutor: Tutor, hours: readonly Interval[], regular: Student | undefined): Session | null {
    const random = this.#random;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const courseCode = random.pick(tutor.courses);
      const student =
        regular ?? random.pick(this.#students.filter(({ courses }) => courses.includes(courseCode)));
      const minutes = random.pick(tutor.sessionMinutes);
      const time = this.#pickTime(random.pick(hours), minutes);
      if (time === null || !this.#suits(tutor, student, time)) continue;
      this.#occupy(tutor.id, time);
      this.#occupy(student.id, time);
      return {
        tutorId: tutor.id,
        studentId: student.id,
        studentName: student.name,
        courseCode,
        start: formatInstant(time.start),
        minutes,
        mode: random.pick(tutor.modes),
        topic: random.pick(topics),
      };
    }
    return null;
  }

  /** On the quarters of an hour from the start of a stretch; null where the length does not fit. */
  #pickTime({ start, end }: Interval, minutes: number): Interval | null {
    const spare = Math.floor((end - start - minutes * minute) / (15 * minute));
    if (spare < 0) return null;
    const from = start + this.#random.integer(0, spare) * 15 * minute;
    return { start: from, end: from + minutes * minute };
  }

  #suits(tutor: Tutor, student: Student, time: Interval): boolean {
    const margin = tutor.bufferMinutes * minute;
    const withBuffer = { start: time.start - margin, end: time.end + margin };
    const ofTutor = this.#busy.get(tutor.id) ?? [];
    const ofStudent = this.#busy.get(student.id) ?? [];
    const { timeZone } = tutor.availability;
    return (
      !ofTutor.some((other) => overlaps(other, withBuffer)) &&
      countIn(ofTutor, time, (at) => startOfLocalWeek(at, timeZone)) < tutor.maxPerWeek &&
      countIn(ofStudent, time, (at) => localDateOf(at, homeZone)) < 1 &&
      countIn(ofStudent, time, (at) => startOfLocalWeek(at, homeZone)) < 3 &&
      !ofStudent.some((other) => overlaps(other, time))
    );
  }

  #occupy(personId: string, time: Interval): void {
    this.#busy.set(personId, [...(this.#busy.get(personId) ?? []), time]);
  }

  /** One review of a tutor by each student at most, around the stars that the tutor deserves. */
  #review(session: Session, stars: number): Session {
    const random = this.#random;
    const pair = `${session.tutorId} ${session.studentId}`;
    if (this.#reviewed.has(pair) || random.chance(0.3)) return session;
    this.#reviewed.add(pair);
    const rating = Math.max(2, Math.min(5, stars + random.pick([-1, 0, 0, 0, 1])));
    return { ...session, review: { rating, comment: random.pick(comments[rating] ?? ['']) } };
  }
}

function countIn<T>(times: readonly Interval[], { start }: Interval, periodOf: (at: Instant) => T): number {
  const period = periodOf(start);
  return times.filter((other) => periodOf(other.start) === period).length;
}
