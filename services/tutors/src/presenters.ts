import { formatInstant, type Instant } from '@studyhall/time';
import type { Tutor } from './domain/tutor.ts';
import type { Availability } from './routes/availability.schema.ts';
import type { FoundTutorAnswer } from './routes/search.schema.ts';
import type { TutorAnswer } from './routes/tutors.schema.ts';

/** What every signed-in person may read of a tutor. */
export function presentTutor(tutor: Tutor): TutorAnswer {
  return {
    id: tutor.id,
    name: tutor.name,
    status: tutor.status,
    headline: tutor.headline,
    bio: tutor.bio,
    courses: tutor.courses.map(({ code }) => code),
    languages: [...tutor.languages],
    modes: [...tutor.modes],
    place: tutor.place,
    timeZone: tutor.hours.timeZone,
    sessionMinutes: [...tutor.sessionMinutes],
    bufferMinutes: tutor.bufferMinutes,
    minNoticeMinutes: tutor.minNoticeMinutes,
    maxAdvanceDays: tutor.maxAdvanceDays,
    maxPerWeek: tutor.maxPerWeek,
    instantBooking: tutor.instantBooking,
    rating: presentRating(tutor),
  };
}

/** The same with what only the tutor and coordinators read. */
export function presentTutorDetails(tutor: Tutor): TutorAnswer {
  const { link, appliedAt, decidedAt, decisionReason } = tutor;
  return {
    ...presentTutor(tutor),
    link,
    appliedAt: formatInstant(appliedAt),
    decidedAt: decidedAt === null ? null : formatInstant(decidedAt),
    decisionReason,
  };
}

/** The mean to two decimals, which is also how tutors are sorted. */
function presentRating({ rating }: Pick<Tutor, 'rating'>): TutorAnswer['rating'] {
  return { mean: Math.round(rating.mean * 100) / 100, count: rating.count };
}

export function presentAvailability({ hours }: Pick<Tutor, 'hours'>): Availability {
  const { timeZone, weekly, overrides, effectiveFrom, effectiveTo } = hours;
  return {
    timeZone,
    weekly: weekly.map(({ weekday, from, to }) => ({ weekday, from, to })),
    overrides: overrides.map(({ date, hours }) => ({
      date,
      hours: hours.map(({ from, to }) => ({ from, to })),
    })),
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(effectiveTo !== undefined && { effectiveTo }),
  };
}

export function presentFoundTutor(tutor: Tutor, nextFree: Instant | null): FoundTutorAnswer {
  return {
    id: tutor.id,
    name: tutor.name,
    status: tutor.status,
    headline: tutor.headline,
    courses: tutor.courses.map(({ code }) => code),
    languages: [...tutor.languages],
    modes: [...tutor.modes],
    sessionMinutes: [...tutor.sessionMinutes],
    instantBooking: tutor.instantBooking,
    rating: presentRating(tutor),
    nextFree: nextFree === null ? null : formatInstant(nextFree),
  };
}

/** For coordinators: a tutor who cannot be booked. */
export function presentApplicant(tutor: Tutor): FoundTutorAnswer {
  return { ...presentFoundTutor(tutor, null), appliedAt: formatInstant(tutor.appliedAt) };
}
