import type { ClassBlock } from './class-block.ts';

type Problem = 'nameMissing' | 'timesWrong' | 'tooLong' | 'datesMissing' | 'datesWrong' | 'datesLong';
type Field = 'title' | 'to' | 'startsOn' | 'endsOn';

const longestMinutes = 12 * 60;
const longestDays = 400;

/** What the platform would refuse about a class, by field. */
export function findClassProblems(block: ClassBlock): Partial<Record<Field, Problem>> {
  const { title, from, to, startsOn, endsOn } = block;
  return {
    ...(title.trim() === '' && { title: 'nameMissing' as const }),
    ...(to <= from && { to: 'timesWrong' as const }),
    ...(to - from > longestMinutes && { to: 'tooLong' as const }),
    ...(startsOn === '' && { startsOn: 'datesMissing' as const }),
    ...findEndProblem(startsOn, endsOn),
  };
}

function findEndProblem(startsOn: string, endsOn: string): { endsOn?: Problem } {
  if (endsOn === '') return { endsOn: 'datesMissing' };
  if (startsOn === '') return {};
  if (endsOn < startsOn) return { endsOn: 'datesWrong' };
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000;
  return days > longestDays ? { endsOn: 'datesLong' } : {};
}
