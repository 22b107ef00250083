import { NotFoundError } from '@studyhall/http';
import type { WeeklyHours } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findAvailabilityProblems } from '../domain/availability.ts';
import type { Tutor } from '../domain/tutor.ts';
import { InvalidAvailabilityError } from '../errors.ts';
import { changeTutor } from './change-tutor.ts';

/** Replaces a tutor's hours as a whole. */
export function saveAvailability(context: Context, tutorId: string, hours: WeeklyHours): Promise<Tutor> {
  checkAvailability(hours);
  return changeTutor(context, tutorId, (stored, at) => {
    if (!stored) throw new NotFoundError('tutor');
    return { tutor: { ...stored, hours, updatedAt: at } };
  });
}

/** Throws where hours of the right shape cannot be kept. */
export function checkAvailability(hours: WeeklyHours): void {
  const problems = findAvailabilityProblems(hours);
  if (problems.length > 0) throw new InvalidAvailabilityError(problems);
}
