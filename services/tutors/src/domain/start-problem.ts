import { explainStart, type Instant, type Interval, type RemovalRule } from '@studyhall/time';
import type { TimeRule } from './booking.ts';
import { minutesOf } from './session.ts';
import type { BookableTutor } from './tutor.ts';
import { defaultStepMinutes, slotRules } from './tutor-slots.ts';

/**
 * Which of the tutor's rules is against a time, whoever else wants it; null when none is. What is busy, and how
 * much is booked, is found out under locks.
 */
export function findStartProblem(tutor: BookableTutor, wanted: Interval, now: Instant): TimeRule | null {
  const minutes = minutesOf(wanted);
  const rules = slotRules(tutor, { minutes, stepMinutes: defaultStepMinutes, now, fullWeeks: [] });
  if (wanted.start >= rules.horizonEnd) return 'horizon';
  const rule = explainStart({ hours: tutor.hours, busy: [], rules, start: wanted.start });
  return rule === null || isTimeRule(rule) ? rule : null;
}

/** Without busy time and full weeks these are all that explainStart can answer. */
function isTimeRule(rule: RemovalRule | TimeRule): rule is TimeRule {
  return rule !== 'busy' && rule !== 'buffer' && rule !== 'weekly-limit';
}

const farthestMove = 366 * 86_400_000;

/** Tutors move a session where they like, ahead of now and within a year. */
export function findMoveProblem(start: Instant, now: Instant): TimeRule | null {
  if (start < now) return 'past';
  return start > now + farthestMove ? 'horizon' : null;
}

/** The rules that do not depend on the moment: what was, as an import tells it, kept to them too. */
export function findHoursProblem(tutor: BookableTutor, wanted: Interval): TimeRule | null {
  const always = { ...tutor, minNoticeMinutes: 0 };
  const problem = findStartProblem(always, wanted, wanted.start);
  return problem === 'horizon' ? null : problem;
}
