import type { Instant } from '@studyhall/time';
import type { Session } from './session.ts';

export interface Review {
  readonly tutorId: string;
  readonly studentId: string;
  readonly sessionId: string;
  readonly studentName: string;
  /** 1 to 5. */
  readonly rating: number;
  readonly comment: string;
  readonly reviewedAt: Instant;
}

/** What a tutor without reviews is taken for: as if `priorReviews` students had given `priorMean`. */
export const priorMean = 4;
export const priorReviews = 5;

/** Bayesian mean of `count` ratings that add up to `sum`: few reviews move it little. */
export function bayesianMean(sum: number, count: number): number {
  return (priorMean * priorReviews + sum) / (priorReviews + count);
}

/** Once a session took place: completed, or over and not marked otherwise. */
export function isReviewable({ status, end }: Pick<Session, 'status' | 'end'>, now: Instant): boolean {
  return status === 'completed' || (status === 'confirmed' && end <= now);
}

/** How a reviewer is shown. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}
