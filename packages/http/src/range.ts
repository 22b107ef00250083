import { UnprocessableError } from './problem.ts';

const dayMs = 86_400_000;

/** Refuses a range (epoch milliseconds) that is reversed, empty or longer than `maxDays`; never cuts it. */
export function assertRange(from: number, to: number, maxDays: number): void {
  if (to <= from) {
    throw new UnprocessableError({
      code: 'range-reversed',
      detail: 'The range must end after it begins.',
      errors: [{ path: '/to', message: 'must be after from' }],
    });
  }
  if (to - from > maxDays * dayMs) {
    throw new UnprocessableError({
      code: 'range-too-long',
      detail: `The range may span at most ${maxDays} days. Ask for a shorter one.`,
      errors: [{ path: '/to', message: `must be at most ${maxDays} days after from` }],
    });
  }
}
